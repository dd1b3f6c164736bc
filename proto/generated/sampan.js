/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const sampan = $root.sampan = (() => {

    /**
     * Namespace sampan.
     * @exports sampan
     * @namespace
     */
    const sampan = {};

    sampan.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof sampan
         * @namespace
         */
        const v1 = {};

        v1.SealedFrame = (function() {

            /**
             * Properties of a SealedFrame.
             * @typedef {Object} sampan.v1.SealedFrame.$Properties
             * @property {Uint8Array} [envelope] SealedFrame envelope
             * @property {Uint8Array} [signature] SealedFrame signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SealedFrame.
             * @memberof sampan.v1
             * @interface ISealedFrame
             * @augments sampan.v1.SealedFrame.$Properties
             * @deprecated Use sampan.v1.SealedFrame.$Properties instead.
             */

            /**
             * Shape of a SealedFrame.
             * @typedef {sampan.v1.SealedFrame.$Properties} sampan.v1.SealedFrame.$Shape
             */

            /**
             * Constructs a new SealedFrame.
             * @memberof sampan.v1
             * @classdesc Represents a SealedFrame.
             * @constructor
             * @param {sampan.v1.SealedFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SealedFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SealedFrame envelope.
             * @member {Uint8Array} envelope
             * @memberof sampan.v1.SealedFrame
             * @instance
             */
            SealedFrame.prototype.envelope = $util.newBuffer([]);

            /**
             * SealedFrame signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.SealedFrame
             * @instance
             */
            SealedFrame.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new SealedFrame instance using the specified properties.
             * @function create
             * @memberof sampan.v1.SealedFrame
             * @static
             * @param {sampan.v1.SealedFrame.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.SealedFrame} SealedFrame instance
             * @type {{
             *   (properties: sampan.v1.SealedFrame.$Shape): sampan.v1.SealedFrame & sampan.v1.SealedFrame.$Shape;
             *   (properties?: sampan.v1.SealedFrame.$Properties): sampan.v1.SealedFrame;
             * }}
             */
            SealedFrame.create = function(properties) {
                return new SealedFrame(properties);
            };

            /**
             * Encodes the specified SealedFrame message. Does not implicitly {@link sampan.v1.SealedFrame.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.SealedFrame
             * @static
             * @param {sampan.v1.SealedFrame.$Properties} message SealedFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SealedFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.envelope != null && $Object.hasOwnProperty.call(message, "envelope") && message.envelope.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.envelope);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SealedFrame message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.SealedFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.SealedFrame & sampan.v1.SealedFrame.$Shape} SealedFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SealedFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.SealedFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.envelope = value;
                            else
                                delete message.envelope;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SealedFrame;
        })();

        v1.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} sampan.v1.Envelope.$Properties
             * @property {number} [suite] Envelope suite
             * @property {number} [protocol] Envelope protocol
             * @property {string} [study] Envelope study
             * @property {string} [run] Envelope run
             * @property {number} [round] Envelope round
             * @property {number} [attempt] Envelope attempt
             * @property {number} [sequence] Envelope sequence
             * @property {number} [acknowledged] Envelope acknowledged
             * @property {sampan.v1.Hello.$Properties|null} [hello] Envelope hello
             * @property {sampan.v1.Welcome.$Properties|null} [welcome] Envelope welcome
             * @property {sampan.v1.Acknowledgement.$Properties|null} [acknowledgement] Envelope acknowledgement
             * @property {sampan.v1.Refusal.$Properties|null} [refusal] Envelope refusal
             * @property {sampan.v1.Goodbye.$Properties|null} [goodbye] Envelope goodbye
             * @property {sampan.v1.StudyOffer.$Properties|null} [studyOffer] Envelope studyOffer
             * @property {sampan.v1.StudyFile.$Properties|null} [studyFile] Envelope studyFile
             * @property {sampan.v1.StudyDecision.$Properties|null} [studyDecision] Envelope studyDecision
             * @property {sampan.v1.RunInvitation.$Properties|null} [runInvitation] Envelope runInvitation
             * @property {sampan.v1.RunAcceptance.$Properties|null} [runAcceptance] Envelope runAcceptance
             * @property {sampan.v1.RunEnded.$Properties|null} [runEnded] Envelope runEnded
             * @property {sampan.v1.AdvertisementRequest.$Properties|null} [advertisementRequest] Envelope advertisementRequest
             * @property {sampan.v1.Advertisement.$Properties|null} [advertisement] Envelope advertisement
             * @property {sampan.v1.RoundOpening.$Properties|null} [roundOpening] Envelope roundOpening
             * @property {sampan.v1.Shares.$Properties|null} [shares] Envelope shares
             * @property {sampan.v1.ShareDelivery.$Properties|null} [shareDelivery] Envelope shareDelivery
             * @property {sampan.v1.Complaint.$Properties|null} [complaint] Envelope complaint
             * @property {sampan.v1.StreamHeader.$Properties|null} [streamHeader] Envelope streamHeader
             * @property {sampan.v1.StreamGrant.$Properties|null} [streamGrant] Envelope streamGrant
             * @property {sampan.v1.StreamChunk.$Properties|null} [streamChunk] Envelope streamChunk
             * @property {sampan.v1.SurvivorSet.$Properties|null} [survivorSet] Envelope survivorSet
             * @property {sampan.v1.Confirmation.$Properties|null} [confirmation] Envelope confirmation
             * @property {sampan.v1.RevealRequest.$Properties|null} [revealRequest] Envelope revealRequest
             * @property {sampan.v1.Reveal.$Properties|null} [reveal] Envelope reveal
             * @property {sampan.v1.RoundResult.$Properties|null} [roundResult] Envelope roundResult
             * @property {sampan.v1.CheckpointNotice.$Properties|null} [checkpointNotice] Envelope checkpointNotice
             * @property {sampan.v1.Cosignature.$Properties|null} [cosignature] Envelope cosignature
             * @property {sampan.v1.Receipt.$Properties|null} [receipt] Envelope receipt
             * @property {"hello"|"welcome"|"acknowledgement"|"refusal"|"goodbye"|"studyOffer"|"studyFile"|"studyDecision"|"runInvitation"|"runAcceptance"|"runEnded"|"advertisementRequest"|"advertisement"|"roundOpening"|"shares"|"shareDelivery"|"complaint"|"streamHeader"|"streamGrant"|"streamChunk"|"survivorSet"|"confirmation"|"revealRequest"|"reveal"|"roundResult"|"checkpointNotice"|"cosignature"|"receipt"} [body] Envelope body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof sampan.v1
             * @interface IEnvelope
             * @augments sampan.v1.Envelope.$Properties
             * @deprecated Use sampan.v1.Envelope.$Properties instead.
             */

            /**
             * Narrowed shape of an Envelope.
             * @typedef {{
             *   suite?: number;
             *   protocol?: number;
             *   study?: string;
             *   run?: string;
             *   round?: number;
             *   attempt?: number;
             *   sequence?: number;
             *   acknowledged?: number;
             *   hello?: sampan.v1.Hello.$Shape|null;
             *   welcome?: sampan.v1.Welcome.$Shape|null;
             *   acknowledgement?: sampan.v1.Acknowledgement.$Shape|null;
             *   refusal?: sampan.v1.Refusal.$Shape|null;
             *   goodbye?: sampan.v1.Goodbye.$Shape|null;
             *   studyOffer?: sampan.v1.StudyOffer.$Shape|null;
             *   studyFile?: sampan.v1.StudyFile.$Shape|null;
             *   studyDecision?: sampan.v1.StudyDecision.$Shape|null;
             *   runInvitation?: sampan.v1.RunInvitation.$Shape|null;
             *   runAcceptance?: sampan.v1.RunAcceptance.$Shape|null;
             *   runEnded?: sampan.v1.RunEnded.$Shape|null;
             *   advertisementRequest?: sampan.v1.AdvertisementRequest.$Shape|null;
             *   advertisement?: sampan.v1.Advertisement.$Shape|null;
             *   roundOpening?: sampan.v1.RoundOpening.$Shape|null;
             *   shares?: sampan.v1.Shares.$Shape|null;
             *   shareDelivery?: sampan.v1.ShareDelivery.$Shape|null;
             *   complaint?: sampan.v1.Complaint.$Shape|null;
             *   streamHeader?: sampan.v1.StreamHeader.$Shape|null;
             *   streamGrant?: sampan.v1.StreamGrant.$Shape|null;
             *   streamChunk?: sampan.v1.StreamChunk.$Shape|null;
             *   survivorSet?: sampan.v1.SurvivorSet.$Shape|null;
             *   confirmation?: sampan.v1.Confirmation.$Shape|null;
             *   revealRequest?: sampan.v1.RevealRequest.$Shape|null;
             *   reveal?: sampan.v1.Reveal.$Shape|null;
             *   roundResult?: sampan.v1.RoundResult.$Shape|null;
             *   checkpointNotice?: sampan.v1.CheckpointNotice.$Shape|null;
             *   cosignature?: sampan.v1.Cosignature.$Shape|null;
             *   receipt?: sampan.v1.Receipt.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "hello"; hello: sampan.v1.Hello.$Shape; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "welcome"; hello?: null; welcome: sampan.v1.Welcome.$Shape; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "acknowledgement"; hello?: null; welcome?: null; acknowledgement: sampan.v1.Acknowledgement.$Shape; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "refusal"; hello?: null; welcome?: null; acknowledgement?: null; refusal: sampan.v1.Refusal.$Shape; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "goodbye"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye: sampan.v1.Goodbye.$Shape; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyOffer"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer: sampan.v1.StudyOffer.$Shape; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyFile"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile: sampan.v1.StudyFile.$Shape; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyDecision"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision: sampan.v1.StudyDecision.$Shape; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runInvitation"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation: sampan.v1.RunInvitation.$Shape; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runAcceptance"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance: sampan.v1.RunAcceptance.$Shape; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runEnded"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded: sampan.v1.RunEnded.$Shape; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "advertisementRequest"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest: sampan.v1.AdvertisementRequest.$Shape; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "advertisement"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement: sampan.v1.Advertisement.$Shape; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "roundOpening"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening: sampan.v1.RoundOpening.$Shape; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "shares"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares: sampan.v1.Shares.$Shape; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "shareDelivery"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery: sampan.v1.ShareDelivery.$Shape; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "complaint"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint: sampan.v1.Complaint.$Shape; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamHeader"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader: sampan.v1.StreamHeader.$Shape; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamGrant"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant: sampan.v1.StreamGrant.$Shape; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamChunk"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk: sampan.v1.StreamChunk.$Shape; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "survivorSet"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet: sampan.v1.SurvivorSet.$Shape; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "confirmation"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation: sampan.v1.Confirmation.$Shape; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "revealRequest"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest: sampan.v1.RevealRequest.$Shape; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "reveal"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal: sampan.v1.Reveal.$Shape; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "roundResult"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult: sampan.v1.RoundResult.$Shape; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "checkpointNotice"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice: sampan.v1.CheckpointNotice.$Shape; cosignature?: null; receipt?: null }|{ body?: "cosignature"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature: sampan.v1.Cosignature.$Shape; receipt?: null }|{ body?: "receipt"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt: sampan.v1.Receipt.$Shape })
             * )} sampan.v1.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof sampan.v1
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {sampan.v1.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope suite.
             * @member {number} suite
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.suite = 0;

            /**
             * Envelope protocol.
             * @member {number} protocol
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.protocol = 0;

            /**
             * Envelope study.
             * @member {string} study
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.study = "";

            /**
             * Envelope run.
             * @member {string} run
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.run = "";

            /**
             * Envelope round.
             * @member {number} round
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.round = 0;

            /**
             * Envelope attempt.
             * @member {number} attempt
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.attempt = 0;

            /**
             * Envelope sequence.
             * @member {number} sequence
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.sequence = 0;

            /**
             * Envelope acknowledged.
             * @member {number} acknowledged
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.acknowledged = 0;

            /**
             * Envelope hello.
             * @member {sampan.v1.Hello|null} hello
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.hello = null;

            /**
             * Envelope welcome.
             * @member {sampan.v1.Welcome|null} welcome
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.welcome = null;

            /**
             * Envelope acknowledgement.
             * @member {sampan.v1.Acknowledgement|null} acknowledgement
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.acknowledgement = null;

            /**
             * Envelope refusal.
             * @member {sampan.v1.Refusal|null} refusal
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.refusal = null;

            /**
             * Envelope goodbye.
             * @member {sampan.v1.Goodbye|null} goodbye
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.goodbye = null;

            /**
             * Envelope studyOffer.
             * @member {sampan.v1.StudyOffer|null} studyOffer
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.studyOffer = null;

            /**
             * Envelope studyFile.
             * @member {sampan.v1.StudyFile|null} studyFile
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.studyFile = null;

            /**
             * Envelope studyDecision.
             * @member {sampan.v1.StudyDecision|null} studyDecision
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.studyDecision = null;

            /**
             * Envelope runInvitation.
             * @member {sampan.v1.RunInvitation|null} runInvitation
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.runInvitation = null;

            /**
             * Envelope runAcceptance.
             * @member {sampan.v1.RunAcceptance|null} runAcceptance
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.runAcceptance = null;

            /**
             * Envelope runEnded.
             * @member {sampan.v1.RunEnded|null} runEnded
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.runEnded = null;

            /**
             * Envelope advertisementRequest.
             * @member {sampan.v1.AdvertisementRequest|null} advertisementRequest
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.advertisementRequest = null;

            /**
             * Envelope advertisement.
             * @member {sampan.v1.Advertisement|null} advertisement
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.advertisement = null;

            /**
             * Envelope roundOpening.
             * @member {sampan.v1.RoundOpening|null} roundOpening
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.roundOpening = null;

            /**
             * Envelope shares.
             * @member {sampan.v1.Shares|null} shares
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.shares = null;

            /**
             * Envelope shareDelivery.
             * @member {sampan.v1.ShareDelivery|null} shareDelivery
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.shareDelivery = null;

            /**
             * Envelope complaint.
             * @member {sampan.v1.Complaint|null} complaint
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.complaint = null;

            /**
             * Envelope streamHeader.
             * @member {sampan.v1.StreamHeader|null} streamHeader
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.streamHeader = null;

            /**
             * Envelope streamGrant.
             * @member {sampan.v1.StreamGrant|null} streamGrant
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.streamGrant = null;

            /**
             * Envelope streamChunk.
             * @member {sampan.v1.StreamChunk|null} streamChunk
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.streamChunk = null;

            /**
             * Envelope survivorSet.
             * @member {sampan.v1.SurvivorSet|null} survivorSet
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.survivorSet = null;

            /**
             * Envelope confirmation.
             * @member {sampan.v1.Confirmation|null} confirmation
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.confirmation = null;

            /**
             * Envelope revealRequest.
             * @member {sampan.v1.RevealRequest|null} revealRequest
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.revealRequest = null;

            /**
             * Envelope reveal.
             * @member {sampan.v1.Reveal|null} reveal
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.reveal = null;

            /**
             * Envelope roundResult.
             * @member {sampan.v1.RoundResult|null} roundResult
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.roundResult = null;

            /**
             * Envelope checkpointNotice.
             * @member {sampan.v1.CheckpointNotice|null} checkpointNotice
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.checkpointNotice = null;

            /**
             * Envelope cosignature.
             * @member {sampan.v1.Cosignature|null} cosignature
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.cosignature = null;

            /**
             * Envelope receipt.
             * @member {sampan.v1.Receipt|null} receipt
             * @memberof sampan.v1.Envelope
             * @instance
             */
            Envelope.prototype.receipt = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Envelope body.
             * @member {"hello"|"welcome"|"acknowledgement"|"refusal"|"goodbye"|"studyOffer"|"studyFile"|"studyDecision"|"runInvitation"|"runAcceptance"|"runEnded"|"advertisementRequest"|"advertisement"|"roundOpening"|"shares"|"shareDelivery"|"complaint"|"streamHeader"|"streamGrant"|"streamChunk"|"survivorSet"|"confirmation"|"revealRequest"|"reveal"|"roundResult"|"checkpointNotice"|"cosignature"|"receipt"|undefined} body
             * @memberof sampan.v1.Envelope
             * @instance
             */
            $Object.defineProperty(Envelope.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "welcome", "acknowledgement", "refusal", "goodbye", "studyOffer", "studyFile", "studyDecision", "runInvitation", "runAcceptance", "runEnded", "advertisementRequest", "advertisement", "roundOpening", "shares", "shareDelivery", "complaint", "streamHeader", "streamGrant", "streamChunk", "survivorSet", "confirmation", "revealRequest", "reveal", "roundResult", "checkpointNotice", "cosignature", "receipt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Envelope
             * @static
             * @param {sampan.v1.Envelope.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Envelope} Envelope instance
             * @type {{
             *   (properties: sampan.v1.Envelope.$Shape): sampan.v1.Envelope & sampan.v1.Envelope.$Shape;
             *   (properties?: sampan.v1.Envelope.$Properties): sampan.v1.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link sampan.v1.Envelope.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Envelope
             * @static
             * @param {sampan.v1.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.suite);
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.protocol);
                if (message.study != null && $Object.hasOwnProperty.call(message, "study") && message.study !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.study);
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && message.run !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.run);
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && message.round !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.round);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.attempt);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && message.sequence !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.sequence);
                if (message.acknowledged != null && $Object.hasOwnProperty.call(message, "acknowledged") && message.acknowledged !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.acknowledged);
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.sampan.v1.Hello.encode(message.hello, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.sampan.v1.Welcome.encode(message.welcome, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.acknowledgement != null && $Object.hasOwnProperty.call(message, "acknowledgement"))
                    $root.sampan.v1.Acknowledgement.encode(message.acknowledgement, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal"))
                    $root.sampan.v1.Refusal.encode(message.refusal, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.goodbye != null && $Object.hasOwnProperty.call(message, "goodbye"))
                    $root.sampan.v1.Goodbye.encode(message.goodbye, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.studyOffer != null && $Object.hasOwnProperty.call(message, "studyOffer"))
                    $root.sampan.v1.StudyOffer.encode(message.studyOffer, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.studyFile != null && $Object.hasOwnProperty.call(message, "studyFile"))
                    $root.sampan.v1.StudyFile.encode(message.studyFile, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.studyDecision != null && $Object.hasOwnProperty.call(message, "studyDecision"))
                    $root.sampan.v1.StudyDecision.encode(message.studyDecision, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.runInvitation != null && $Object.hasOwnProperty.call(message, "runInvitation"))
                    $root.sampan.v1.RunInvitation.encode(message.runInvitation, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                if (message.runAcceptance != null && $Object.hasOwnProperty.call(message, "runAcceptance"))
                    $root.sampan.v1.RunAcceptance.encode(message.runAcceptance, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                if (message.runEnded != null && $Object.hasOwnProperty.call(message, "runEnded"))
                    $root.sampan.v1.RunEnded.encode(message.runEnded, writer.uint32(/* id 34, wireType 2 =*/274).fork(), _depth + 1).ldelim();
                if (message.advertisementRequest != null && $Object.hasOwnProperty.call(message, "advertisementRequest"))
                    $root.sampan.v1.AdvertisementRequest.encode(message.advertisementRequest, writer.uint32(/* id 40, wireType 2 =*/322).fork(), _depth + 1).ldelim();
                if (message.advertisement != null && $Object.hasOwnProperty.call(message, "advertisement"))
                    $root.sampan.v1.Advertisement.encode(message.advertisement, writer.uint32(/* id 41, wireType 2 =*/330).fork(), _depth + 1).ldelim();
                if (message.roundOpening != null && $Object.hasOwnProperty.call(message, "roundOpening"))
                    $root.sampan.v1.RoundOpening.encode(message.roundOpening, writer.uint32(/* id 42, wireType 2 =*/338).fork(), _depth + 1).ldelim();
                if (message.shares != null && $Object.hasOwnProperty.call(message, "shares"))
                    $root.sampan.v1.Shares.encode(message.shares, writer.uint32(/* id 43, wireType 2 =*/346).fork(), _depth + 1).ldelim();
                if (message.shareDelivery != null && $Object.hasOwnProperty.call(message, "shareDelivery"))
                    $root.sampan.v1.ShareDelivery.encode(message.shareDelivery, writer.uint32(/* id 44, wireType 2 =*/354).fork(), _depth + 1).ldelim();
                if (message.complaint != null && $Object.hasOwnProperty.call(message, "complaint"))
                    $root.sampan.v1.Complaint.encode(message.complaint, writer.uint32(/* id 45, wireType 2 =*/362).fork(), _depth + 1).ldelim();
                if (message.streamHeader != null && $Object.hasOwnProperty.call(message, "streamHeader"))
                    $root.sampan.v1.StreamHeader.encode(message.streamHeader, writer.uint32(/* id 46, wireType 2 =*/370).fork(), _depth + 1).ldelim();
                if (message.streamGrant != null && $Object.hasOwnProperty.call(message, "streamGrant"))
                    $root.sampan.v1.StreamGrant.encode(message.streamGrant, writer.uint32(/* id 47, wireType 2 =*/378).fork(), _depth + 1).ldelim();
                if (message.streamChunk != null && $Object.hasOwnProperty.call(message, "streamChunk"))
                    $root.sampan.v1.StreamChunk.encode(message.streamChunk, writer.uint32(/* id 48, wireType 2 =*/386).fork(), _depth + 1).ldelim();
                if (message.survivorSet != null && $Object.hasOwnProperty.call(message, "survivorSet"))
                    $root.sampan.v1.SurvivorSet.encode(message.survivorSet, writer.uint32(/* id 49, wireType 2 =*/394).fork(), _depth + 1).ldelim();
                if (message.confirmation != null && $Object.hasOwnProperty.call(message, "confirmation"))
                    $root.sampan.v1.Confirmation.encode(message.confirmation, writer.uint32(/* id 50, wireType 2 =*/402).fork(), _depth + 1).ldelim();
                if (message.revealRequest != null && $Object.hasOwnProperty.call(message, "revealRequest"))
                    $root.sampan.v1.RevealRequest.encode(message.revealRequest, writer.uint32(/* id 51, wireType 2 =*/410).fork(), _depth + 1).ldelim();
                if (message.reveal != null && $Object.hasOwnProperty.call(message, "reveal"))
                    $root.sampan.v1.Reveal.encode(message.reveal, writer.uint32(/* id 52, wireType 2 =*/418).fork(), _depth + 1).ldelim();
                if (message.roundResult != null && $Object.hasOwnProperty.call(message, "roundResult"))
                    $root.sampan.v1.RoundResult.encode(message.roundResult, writer.uint32(/* id 53, wireType 2 =*/426).fork(), _depth + 1).ldelim();
                if (message.checkpointNotice != null && $Object.hasOwnProperty.call(message, "checkpointNotice"))
                    $root.sampan.v1.CheckpointNotice.encode(message.checkpointNotice, writer.uint32(/* id 60, wireType 2 =*/482).fork(), _depth + 1).ldelim();
                if (message.cosignature != null && $Object.hasOwnProperty.call(message, "cosignature"))
                    $root.sampan.v1.Cosignature.encode(message.cosignature, writer.uint32(/* id 61, wireType 2 =*/490).fork(), _depth + 1).ldelim();
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.sampan.v1.Receipt.encode(message.receipt, writer.uint32(/* id 62, wireType 2 =*/498).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Envelope & sampan.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.suite = value;
                            else
                                delete message.suite;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.study = value;
                            else
                                delete message.study;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.acknowledged = value;
                            else
                                delete message.acknowledged;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.sampan.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.body = "hello";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.sampan.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.body = "welcome";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.acknowledgement = $root.sampan.v1.Acknowledgement.decode(reader, reader.size(), $undefined, _depth + 1, message.acknowledgement);
                            message.body = "acknowledgement";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.refusal = $root.sampan.v1.Refusal.decode(reader, reader.size(), $undefined, _depth + 1, message.refusal);
                            message.body = "refusal";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.goodbye = $root.sampan.v1.Goodbye.decode(reader, reader.size(), $undefined, _depth + 1, message.goodbye);
                            message.body = "goodbye";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.studyOffer = $root.sampan.v1.StudyOffer.decode(reader, reader.size(), $undefined, _depth + 1, message.studyOffer);
                            message.body = "studyOffer";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.studyFile = $root.sampan.v1.StudyFile.decode(reader, reader.size(), $undefined, _depth + 1, message.studyFile);
                            message.body = "studyFile";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.studyDecision = $root.sampan.v1.StudyDecision.decode(reader, reader.size(), $undefined, _depth + 1, message.studyDecision);
                            message.body = "studyDecision";
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.runInvitation = $root.sampan.v1.RunInvitation.decode(reader, reader.size(), $undefined, _depth + 1, message.runInvitation);
                            message.body = "runInvitation";
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.runAcceptance = $root.sampan.v1.RunAcceptance.decode(reader, reader.size(), $undefined, _depth + 1, message.runAcceptance);
                            message.body = "runAcceptance";
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.runEnded = $root.sampan.v1.RunEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.runEnded);
                            message.body = "runEnded";
                            continue;
                        }
                    case 40: {
                            if (wireType !== 2)
                                break;
                            message.advertisementRequest = $root.sampan.v1.AdvertisementRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.advertisementRequest);
                            message.body = "advertisementRequest";
                            continue;
                        }
                    case 41: {
                            if (wireType !== 2)
                                break;
                            message.advertisement = $root.sampan.v1.Advertisement.decode(reader, reader.size(), $undefined, _depth + 1, message.advertisement);
                            message.body = "advertisement";
                            continue;
                        }
                    case 42: {
                            if (wireType !== 2)
                                break;
                            message.roundOpening = $root.sampan.v1.RoundOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.roundOpening);
                            message.body = "roundOpening";
                            continue;
                        }
                    case 43: {
                            if (wireType !== 2)
                                break;
                            message.shares = $root.sampan.v1.Shares.decode(reader, reader.size(), $undefined, _depth + 1, message.shares);
                            message.body = "shares";
                            continue;
                        }
                    case 44: {
                            if (wireType !== 2)
                                break;
                            message.shareDelivery = $root.sampan.v1.ShareDelivery.decode(reader, reader.size(), $undefined, _depth + 1, message.shareDelivery);
                            message.body = "shareDelivery";
                            continue;
                        }
                    case 45: {
                            if (wireType !== 2)
                                break;
                            message.complaint = $root.sampan.v1.Complaint.decode(reader, reader.size(), $undefined, _depth + 1, message.complaint);
                            message.body = "complaint";
                            continue;
                        }
                    case 46: {
                            if (wireType !== 2)
                                break;
                            message.streamHeader = $root.sampan.v1.StreamHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.streamHeader);
                            message.body = "streamHeader";
                            continue;
                        }
                    case 47: {
                            if (wireType !== 2)
                                break;
                            message.streamGrant = $root.sampan.v1.StreamGrant.decode(reader, reader.size(), $undefined, _depth + 1, message.streamGrant);
                            message.body = "streamGrant";
                            continue;
                        }
                    case 48: {
                            if (wireType !== 2)
                                break;
                            message.streamChunk = $root.sampan.v1.StreamChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.streamChunk);
                            message.body = "streamChunk";
                            continue;
                        }
                    case 49: {
                            if (wireType !== 2)
                                break;
                            message.survivorSet = $root.sampan.v1.SurvivorSet.decode(reader, reader.size(), $undefined, _depth + 1, message.survivorSet);
                            message.body = "survivorSet";
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.confirmation = $root.sampan.v1.Confirmation.decode(reader, reader.size(), $undefined, _depth + 1, message.confirmation);
                            message.body = "confirmation";
                            continue;
                        }
                    case 51: {
                            if (wireType !== 2)
                                break;
                            message.revealRequest = $root.sampan.v1.RevealRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.revealRequest);
                            message.body = "revealRequest";
                            continue;
                        }
                    case 52: {
                            if (wireType !== 2)
                                break;
                            message.reveal = $root.sampan.v1.Reveal.decode(reader, reader.size(), $undefined, _depth + 1, message.reveal);
                            message.body = "reveal";
                            continue;
                        }
                    case 53: {
                            if (wireType !== 2)
                                break;
                            message.roundResult = $root.sampan.v1.RoundResult.decode(reader, reader.size(), $undefined, _depth + 1, message.roundResult);
                            message.body = "roundResult";
                            continue;
                        }
                    case 60: {
                            if (wireType !== 2)
                                break;
                            message.checkpointNotice = $root.sampan.v1.CheckpointNotice.decode(reader, reader.size(), $undefined, _depth + 1, message.checkpointNotice);
                            message.body = "checkpointNotice";
                            continue;
                        }
                    case 61: {
                            if (wireType !== 2)
                                break;
                            message.cosignature = $root.sampan.v1.Cosignature.decode(reader, reader.size(), $undefined, _depth + 1, message.cosignature);
                            message.body = "cosignature";
                            continue;
                        }
                    case 62: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.sampan.v1.Receipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            message.body = "receipt";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Envelope;
        })();

        v1.SiteCertificate = (function() {

            /**
             * Properties of a SiteCertificate.
             * @typedef {Object} sampan.v1.SiteCertificate.$Properties
             * @property {number} [suite] SiteCertificate suite
             * @property {string} [site] SiteCertificate site
             * @property {string} [controller] SiteCertificate controller
             * @property {Uint8Array} [identityKey] SiteCertificate identityKey
             * @property {Uint8Array} [protocolKey] SiteCertificate protocolKey
             * @property {Uint8Array} [witnessKey] SiteCertificate witnessKey
             * @property {number} [serial] SiteCertificate serial
             * @property {number} [notBeforeS] SiteCertificate notBeforeS
             * @property {number} [notAfterS] SiteCertificate notAfterS
             * @property {Uint8Array} [signature] SiteCertificate signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SiteCertificate.
             * @memberof sampan.v1
             * @interface ISiteCertificate
             * @augments sampan.v1.SiteCertificate.$Properties
             * @deprecated Use sampan.v1.SiteCertificate.$Properties instead.
             */

            /**
             * Shape of a SiteCertificate.
             * @typedef {sampan.v1.SiteCertificate.$Properties} sampan.v1.SiteCertificate.$Shape
             */

            /**
             * Constructs a new SiteCertificate.
             * @memberof sampan.v1
             * @classdesc Represents a SiteCertificate.
             * @constructor
             * @param {sampan.v1.SiteCertificate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SiteCertificate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SiteCertificate suite.
             * @member {number} suite
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.suite = 0;

            /**
             * SiteCertificate site.
             * @member {string} site
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.site = "";

            /**
             * SiteCertificate controller.
             * @member {string} controller
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.controller = "";

            /**
             * SiteCertificate identityKey.
             * @member {Uint8Array} identityKey
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.identityKey = $util.newBuffer([]);

            /**
             * SiteCertificate protocolKey.
             * @member {Uint8Array} protocolKey
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.protocolKey = $util.newBuffer([]);

            /**
             * SiteCertificate witnessKey.
             * @member {Uint8Array} witnessKey
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.witnessKey = $util.newBuffer([]);

            /**
             * SiteCertificate serial.
             * @member {number} serial
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.serial = 0;

            /**
             * SiteCertificate notBeforeS.
             * @member {number} notBeforeS
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.notBeforeS = 0;

            /**
             * SiteCertificate notAfterS.
             * @member {number} notAfterS
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.notAfterS = 0;

            /**
             * SiteCertificate signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.SiteCertificate
             * @instance
             */
            SiteCertificate.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new SiteCertificate instance using the specified properties.
             * @function create
             * @memberof sampan.v1.SiteCertificate
             * @static
             * @param {sampan.v1.SiteCertificate.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.SiteCertificate} SiteCertificate instance
             * @type {{
             *   (properties: sampan.v1.SiteCertificate.$Shape): sampan.v1.SiteCertificate & sampan.v1.SiteCertificate.$Shape;
             *   (properties?: sampan.v1.SiteCertificate.$Properties): sampan.v1.SiteCertificate;
             * }}
             */
            SiteCertificate.create = function(properties) {
                return new SiteCertificate(properties);
            };

            /**
             * Encodes the specified SiteCertificate message. Does not implicitly {@link sampan.v1.SiteCertificate.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.SiteCertificate
             * @static
             * @param {sampan.v1.SiteCertificate.$Properties} message SiteCertificate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SiteCertificate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.suite);
                if (message.site != null && $Object.hasOwnProperty.call(message, "site") && message.site !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.site);
                if (message.controller != null && $Object.hasOwnProperty.call(message, "controller") && message.controller !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.controller);
                if (message.identityKey != null && $Object.hasOwnProperty.call(message, "identityKey") && message.identityKey.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.identityKey);
                if (message.protocolKey != null && $Object.hasOwnProperty.call(message, "protocolKey") && message.protocolKey.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.protocolKey);
                if (message.witnessKey != null && $Object.hasOwnProperty.call(message, "witnessKey") && message.witnessKey.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.witnessKey);
                if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && message.serial !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.serial);
                if (message.notBeforeS != null && $Object.hasOwnProperty.call(message, "notBeforeS") && message.notBeforeS !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.notBeforeS);
                if (message.notAfterS != null && $Object.hasOwnProperty.call(message, "notAfterS") && message.notAfterS !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.notAfterS);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SiteCertificate message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.SiteCertificate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.SiteCertificate & sampan.v1.SiteCertificate.$Shape} SiteCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SiteCertificate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.SiteCertificate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.suite = value;
                            else
                                delete message.suite;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.site = value;
                            else
                                delete message.site;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.controller = value;
                            else
                                delete message.controller;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.identityKey = value;
                            else
                                delete message.identityKey;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.protocolKey = value;
                            else
                                delete message.protocolKey;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.witnessKey = value;
                            else
                                delete message.witnessKey;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.serial = value;
                            else
                                delete message.serial;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.notBeforeS = value;
                            else
                                delete message.notBeforeS;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.notAfterS = value;
                            else
                                delete message.notAfterS;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SiteCertificate;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} sampan.v1.Hello.$Properties
             * @property {number} [protocolMin] Hello protocolMin
             * @property {number} [protocolMax] Hello protocolMax
             * @property {Array.<number>} [suites] Hello suites
             * @property {string} [site] Hello site
             * @property {string} [agentVersion] Hello agentVersion
             * @property {Uint8Array} [nonce] Hello nonce
             * @property {Uint8Array} [session] Hello session
             * @property {number} [received] Hello received
             * @property {Uint8Array} [policyDigest] Hello policyDigest
             * @property {Uint8Array} [floorsDigest] Hello floorsDigest
             * @property {sampan.v1.SiteCertificate.$Properties} [certificate] Hello certificate
             * @property {number} [logSize] Hello logSize
             * @property {Uint8Array} [logRoot] Hello logRoot
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof sampan.v1
             * @interface IHello
             * @augments sampan.v1.Hello.$Properties
             * @deprecated Use sampan.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {sampan.v1.Hello.$Properties} sampan.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof sampan.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {sampan.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                this.suites = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello protocolMin.
             * @member {number} protocolMin
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.protocolMin = 0;

            /**
             * Hello protocolMax.
             * @member {number} protocolMax
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.protocolMax = 0;

            /**
             * Hello suites.
             * @member {Array.<number>} suites
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.suites = $util.emptyArray;

            /**
             * Hello site.
             * @member {string} site
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.site = "";

            /**
             * Hello agentVersion.
             * @member {string} agentVersion
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.agentVersion = "";

            /**
             * Hello nonce.
             * @member {Uint8Array} nonce
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.nonce = $util.newBuffer([]);

            /**
             * Hello session.
             * @member {Uint8Array} session
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.session = $util.newBuffer([]);

            /**
             * Hello received.
             * @member {number} received
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.received = 0;

            /**
             * Hello policyDigest.
             * @member {Uint8Array} policyDigest
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.policyDigest = $util.newBuffer([]);

            /**
             * Hello floorsDigest.
             * @member {Uint8Array} floorsDigest
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.floorsDigest = $util.newBuffer([]);

            /**
             * Hello certificate.
             * @member {sampan.v1.SiteCertificate} certificate
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.certificate = null;

            /**
             * Hello logSize.
             * @member {number} logSize
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.logSize = 0;

            /**
             * Hello logRoot.
             * @member {Uint8Array} logRoot
             * @memberof sampan.v1.Hello
             * @instance
             */
            Hello.prototype.logRoot = $util.newBuffer([]);

            /**
             * Creates a new Hello instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Hello
             * @static
             * @param {sampan.v1.Hello.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Hello} Hello instance
             * @type {{
             *   (properties: sampan.v1.Hello.$Shape): sampan.v1.Hello & sampan.v1.Hello.$Shape;
             *   (properties?: sampan.v1.Hello.$Properties): sampan.v1.Hello;
             * }}
             */
            Hello.create = function(properties) {
                return new Hello(properties);
            };

            /**
             * Encodes the specified Hello message. Does not implicitly {@link sampan.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Hello
             * @static
             * @param {sampan.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolMin != null && $Object.hasOwnProperty.call(message, "protocolMin") && message.protocolMin !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolMin);
                if (message.protocolMax != null && $Object.hasOwnProperty.call(message, "protocolMax") && message.protocolMax !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.protocolMax);
                if (message.suites != null && message.suites.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint32s(message.suites);
                if (message.site != null && $Object.hasOwnProperty.call(message, "site") && message.site !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.site);
                if (message.agentVersion != null && $Object.hasOwnProperty.call(message, "agentVersion") && message.agentVersion !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.agentVersion);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.nonce);
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.session);
                if (message.received != null && $Object.hasOwnProperty.call(message, "received") && message.received !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.received);
                if (message.policyDigest != null && $Object.hasOwnProperty.call(message, "policyDigest") && message.policyDigest.length)
                    writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.policyDigest);
                if (message.floorsDigest != null && $Object.hasOwnProperty.call(message, "floorsDigest") && message.floorsDigest.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.floorsDigest);
                if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate"))
                    $root.sampan.v1.SiteCertificate.encode(message.certificate, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.logSize != null && $Object.hasOwnProperty.call(message, "logSize") && message.logSize !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.logSize);
                if (message.logRoot != null && $Object.hasOwnProperty.call(message, "logRoot") && message.logRoot.length)
                    writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.logRoot);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Hello & sampan.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolMin = value;
                            else
                                delete message.protocolMin;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolMax = value;
                            else
                                delete message.protocolMax;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.suites && message.suites.length))
                                    message.suites = [];
                                reader.uint32s(message.suites);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.suites && message.suites.length))
                                message.suites = [];
                            message.suites.push(reader.uint32());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.site = value;
                            else
                                delete message.site;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentVersion = value;
                            else
                                delete message.agentVersion;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.received = value;
                            else
                                delete message.received;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policyDigest = value;
                            else
                                delete message.policyDigest;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.floorsDigest = value;
                            else
                                delete message.floorsDigest;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.certificate = $root.sampan.v1.SiteCertificate.decode(reader, reader.size(), $undefined, _depth + 1, message.certificate);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.logSize = value;
                            else
                                delete message.logSize;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.logRoot = value;
                            else
                                delete message.logRoot;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} sampan.v1.Welcome.$Properties
             * @property {number} [protocol] Welcome protocol
             * @property {number} [suite] Welcome suite
             * @property {string} [coordinator] Welcome coordinator
             * @property {Uint8Array} [nonce] Welcome nonce
             * @property {Uint8Array} [session] Welcome session
             * @property {boolean} [resumed] Welcome resumed
             * @property {number} [received] Welcome received
             * @property {number} [timeS] Welcome timeS
             * @property {Uint8Array} [checkpoint] Welcome checkpoint
             * @property {sampan.v1.ConsistencyProof.$Properties} [consistency] Welcome consistency
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof sampan.v1
             * @interface IWelcome
             * @augments sampan.v1.Welcome.$Properties
             * @deprecated Use sampan.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {sampan.v1.Welcome.$Properties} sampan.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof sampan.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {sampan.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome protocol.
             * @member {number} protocol
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.protocol = 0;

            /**
             * Welcome suite.
             * @member {number} suite
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.suite = 0;

            /**
             * Welcome coordinator.
             * @member {string} coordinator
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.coordinator = "";

            /**
             * Welcome nonce.
             * @member {Uint8Array} nonce
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.nonce = $util.newBuffer([]);

            /**
             * Welcome session.
             * @member {Uint8Array} session
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.session = $util.newBuffer([]);

            /**
             * Welcome resumed.
             * @member {boolean} resumed
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.resumed = false;

            /**
             * Welcome received.
             * @member {number} received
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.received = 0;

            /**
             * Welcome timeS.
             * @member {number} timeS
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.timeS = 0;

            /**
             * Welcome checkpoint.
             * @member {Uint8Array} checkpoint
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.checkpoint = $util.newBuffer([]);

            /**
             * Welcome consistency.
             * @member {sampan.v1.ConsistencyProof} consistency
             * @memberof sampan.v1.Welcome
             * @instance
             */
            Welcome.prototype.consistency = null;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Welcome
             * @static
             * @param {sampan.v1.Welcome.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Welcome} Welcome instance
             * @type {{
             *   (properties: sampan.v1.Welcome.$Shape): sampan.v1.Welcome & sampan.v1.Welcome.$Shape;
             *   (properties?: sampan.v1.Welcome.$Properties): sampan.v1.Welcome;
             * }}
             */
            Welcome.create = function(properties) {
                return new Welcome(properties);
            };

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link sampan.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Welcome
             * @static
             * @param {sampan.v1.Welcome.$Properties} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.suite);
                if (message.coordinator != null && $Object.hasOwnProperty.call(message, "coordinator") && message.coordinator !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.coordinator);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.nonce);
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.session);
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed") && message.resumed !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.resumed);
                if (message.received != null && $Object.hasOwnProperty.call(message, "received") && message.received !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.received);
                if (message.timeS != null && $Object.hasOwnProperty.call(message, "timeS") && message.timeS !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.timeS);
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint.length)
                    writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.checkpoint);
                if (message.consistency != null && $Object.hasOwnProperty.call(message, "consistency"))
                    $root.sampan.v1.ConsistencyProof.encode(message.consistency, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Welcome & sampan.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.suite = value;
                            else
                                delete message.suite;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.coordinator = value;
                            else
                                delete message.coordinator;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.resumed = value;
                            else
                                delete message.resumed;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.received = value;
                            else
                                delete message.received;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeS = value;
                            else
                                delete message.timeS;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.consistency = $root.sampan.v1.ConsistencyProof.decode(reader, reader.size(), $undefined, _depth + 1, message.consistency);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Welcome;
        })();

        v1.Acknowledgement = (function() {

            /**
             * Properties of an Acknowledgement.
             * @typedef {Object} sampan.v1.Acknowledgement.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Acknowledgement.
             * @memberof sampan.v1
             * @interface IAcknowledgement
             * @augments sampan.v1.Acknowledgement.$Properties
             * @deprecated Use sampan.v1.Acknowledgement.$Properties instead.
             */

            /**
             * Shape of an Acknowledgement.
             * @typedef {sampan.v1.Acknowledgement.$Properties} sampan.v1.Acknowledgement.$Shape
             */

            /**
             * Constructs a new Acknowledgement.
             * @memberof sampan.v1
             * @classdesc Represents an Acknowledgement.
             * @constructor
             * @param {sampan.v1.Acknowledgement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Acknowledgement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Acknowledgement instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Acknowledgement
             * @static
             * @param {sampan.v1.Acknowledgement.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Acknowledgement} Acknowledgement instance
             * @type {{
             *   (properties: sampan.v1.Acknowledgement.$Shape): sampan.v1.Acknowledgement & sampan.v1.Acknowledgement.$Shape;
             *   (properties?: sampan.v1.Acknowledgement.$Properties): sampan.v1.Acknowledgement;
             * }}
             */
            Acknowledgement.create = function(properties) {
                return new Acknowledgement(properties);
            };

            /**
             * Encodes the specified Acknowledgement message. Does not implicitly {@link sampan.v1.Acknowledgement.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Acknowledgement
             * @static
             * @param {sampan.v1.Acknowledgement.$Properties} message Acknowledgement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Acknowledgement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Acknowledgement message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Acknowledgement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Acknowledgement & sampan.v1.Acknowledgement.$Shape} Acknowledgement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Acknowledgement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Acknowledgement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Acknowledgement;
        })();

        /**
         * Disposition enum.
         * @name sampan.v1.Disposition
         * @enum {number}
         * @property {number} DISPOSITION_UNSPECIFIED=0 DISPOSITION_UNSPECIFIED value
         * @property {number} DISPOSITION_IGNORE=1 DISPOSITION_IGNORE value
         * @property {number} DISPOSITION_REFUSE=2 DISPOSITION_REFUSE value
         * @property {number} DISPOSITION_RETRY=3 DISPOSITION_RETRY value
         * @property {number} DISPOSITION_ABORT_ROUND=4 DISPOSITION_ABORT_ROUND value
         * @property {number} DISPOSITION_DISCONNECT=5 DISPOSITION_DISCONNECT value
         */
        v1.Disposition = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DISPOSITION_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DISPOSITION_IGNORE"] = 1;
            values[valuesById[2] = "DISPOSITION_REFUSE"] = 2;
            values[valuesById[3] = "DISPOSITION_RETRY"] = 3;
            values[valuesById[4] = "DISPOSITION_ABORT_ROUND"] = 4;
            values[valuesById[5] = "DISPOSITION_DISCONNECT"] = 5;
            return values;
        })();

        v1.Refusal = (function() {

            /**
             * Properties of a Refusal.
             * @typedef {Object} sampan.v1.Refusal.$Properties
             * @property {string} [code] Refusal code
             * @property {sampan.v1.Disposition} [disposition] Refusal disposition
             * @property {number} [inReplyTo] Refusal inReplyTo
             * @property {string} [subject] Refusal subject
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refusal.
             * @memberof sampan.v1
             * @interface IRefusal
             * @augments sampan.v1.Refusal.$Properties
             * @deprecated Use sampan.v1.Refusal.$Properties instead.
             */

            /**
             * Shape of a Refusal.
             * @typedef {sampan.v1.Refusal.$Properties} sampan.v1.Refusal.$Shape
             */

            /**
             * Constructs a new Refusal.
             * @memberof sampan.v1
             * @classdesc Represents a Refusal.
             * @constructor
             * @param {sampan.v1.Refusal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refusal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refusal code.
             * @member {string} code
             * @memberof sampan.v1.Refusal
             * @instance
             */
            Refusal.prototype.code = "";

            /**
             * Refusal disposition.
             * @member {sampan.v1.Disposition} disposition
             * @memberof sampan.v1.Refusal
             * @instance
             */
            Refusal.prototype.disposition = 0;

            /**
             * Refusal inReplyTo.
             * @member {number} inReplyTo
             * @memberof sampan.v1.Refusal
             * @instance
             */
            Refusal.prototype.inReplyTo = 0;

            /**
             * Refusal subject.
             * @member {string} subject
             * @memberof sampan.v1.Refusal
             * @instance
             */
            Refusal.prototype.subject = "";

            /**
             * Creates a new Refusal instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Refusal
             * @static
             * @param {sampan.v1.Refusal.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Refusal} Refusal instance
             * @type {{
             *   (properties: sampan.v1.Refusal.$Shape): sampan.v1.Refusal & sampan.v1.Refusal.$Shape;
             *   (properties?: sampan.v1.Refusal.$Properties): sampan.v1.Refusal;
             * }}
             */
            Refusal.create = function(properties) {
                return new Refusal(properties);
            };

            /**
             * Encodes the specified Refusal message. Does not implicitly {@link sampan.v1.Refusal.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Refusal
             * @static
             * @param {sampan.v1.Refusal.$Properties} message Refusal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refusal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.disposition != null && $Object.hasOwnProperty.call(message, "disposition") && message.disposition !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.disposition);
                if (message.inReplyTo != null && $Object.hasOwnProperty.call(message, "inReplyTo") && message.inReplyTo !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.inReplyTo);
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.subject);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refusal message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Refusal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Refusal & sampan.v1.Refusal.$Shape} Refusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refusal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Refusal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.disposition = value;
                            else
                                delete message.disposition;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.inReplyTo = value;
                            else
                                delete message.inReplyTo;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.subject = value;
                            else
                                delete message.subject;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refusal;
        })();

        v1.Goodbye = (function() {

            /**
             * Properties of a Goodbye.
             * @typedef {Object} sampan.v1.Goodbye.$Properties
             * @property {string} [code] Goodbye code
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Goodbye.
             * @memberof sampan.v1
             * @interface IGoodbye
             * @augments sampan.v1.Goodbye.$Properties
             * @deprecated Use sampan.v1.Goodbye.$Properties instead.
             */

            /**
             * Shape of a Goodbye.
             * @typedef {sampan.v1.Goodbye.$Properties} sampan.v1.Goodbye.$Shape
             */

            /**
             * Constructs a new Goodbye.
             * @memberof sampan.v1
             * @classdesc Represents a Goodbye.
             * @constructor
             * @param {sampan.v1.Goodbye.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Goodbye = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Goodbye code.
             * @member {string} code
             * @memberof sampan.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.code = "";

            /**
             * Creates a new Goodbye instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Goodbye
             * @static
             * @param {sampan.v1.Goodbye.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Goodbye} Goodbye instance
             * @type {{
             *   (properties: sampan.v1.Goodbye.$Shape): sampan.v1.Goodbye & sampan.v1.Goodbye.$Shape;
             *   (properties?: sampan.v1.Goodbye.$Properties): sampan.v1.Goodbye;
             * }}
             */
            Goodbye.create = function(properties) {
                return new Goodbye(properties);
            };

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link sampan.v1.Goodbye.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Goodbye
             * @static
             * @param {sampan.v1.Goodbye.$Properties} message Goodbye message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Goodbye.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Goodbye
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Goodbye & sampan.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Goodbye.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Goodbye();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Goodbye;
        })();

        v1.ConsistencyProof = (function() {

            /**
             * Properties of a ConsistencyProof.
             * @typedef {Object} sampan.v1.ConsistencyProof.$Properties
             * @property {number} [from] ConsistencyProof from
             * @property {number} [to] ConsistencyProof to
             * @property {Uint8Array} [hashes] ConsistencyProof hashes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConsistencyProof.
             * @memberof sampan.v1
             * @interface IConsistencyProof
             * @augments sampan.v1.ConsistencyProof.$Properties
             * @deprecated Use sampan.v1.ConsistencyProof.$Properties instead.
             */

            /**
             * Shape of a ConsistencyProof.
             * @typedef {sampan.v1.ConsistencyProof.$Properties} sampan.v1.ConsistencyProof.$Shape
             */

            /**
             * Constructs a new ConsistencyProof.
             * @memberof sampan.v1
             * @classdesc Represents a ConsistencyProof.
             * @constructor
             * @param {sampan.v1.ConsistencyProof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConsistencyProof = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConsistencyProof from.
             * @member {number} from
             * @memberof sampan.v1.ConsistencyProof
             * @instance
             */
            ConsistencyProof.prototype.from = 0;

            /**
             * ConsistencyProof to.
             * @member {number} to
             * @memberof sampan.v1.ConsistencyProof
             * @instance
             */
            ConsistencyProof.prototype.to = 0;

            /**
             * ConsistencyProof hashes.
             * @member {Uint8Array} hashes
             * @memberof sampan.v1.ConsistencyProof
             * @instance
             */
            ConsistencyProof.prototype.hashes = $util.newBuffer([]);

            /**
             * Creates a new ConsistencyProof instance using the specified properties.
             * @function create
             * @memberof sampan.v1.ConsistencyProof
             * @static
             * @param {sampan.v1.ConsistencyProof.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.ConsistencyProof} ConsistencyProof instance
             * @type {{
             *   (properties: sampan.v1.ConsistencyProof.$Shape): sampan.v1.ConsistencyProof & sampan.v1.ConsistencyProof.$Shape;
             *   (properties?: sampan.v1.ConsistencyProof.$Properties): sampan.v1.ConsistencyProof;
             * }}
             */
            ConsistencyProof.create = function(properties) {
                return new ConsistencyProof(properties);
            };

            /**
             * Encodes the specified ConsistencyProof message. Does not implicitly {@link sampan.v1.ConsistencyProof.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.ConsistencyProof
             * @static
             * @param {sampan.v1.ConsistencyProof.$Properties} message ConsistencyProof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConsistencyProof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.to);
                if (message.hashes != null && $Object.hasOwnProperty.call(message, "hashes") && message.hashes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.hashes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConsistencyProof message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.ConsistencyProof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.ConsistencyProof & sampan.v1.ConsistencyProof.$Shape} ConsistencyProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConsistencyProof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.ConsistencyProof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hashes = value;
                            else
                                delete message.hashes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConsistencyProof;
        })();

        v1.LogEntryProof = (function() {

            /**
             * Properties of a LogEntryProof.
             * @typedef {Object} sampan.v1.LogEntryProof.$Properties
             * @property {Uint8Array} [entry] LogEntryProof entry
             * @property {number} [index] LogEntryProof index
             * @property {Uint8Array} [hashes] LogEntryProof hashes
             * @property {Uint8Array} [checkpoint] LogEntryProof checkpoint
             * @property {sampan.v1.ConsistencyProof.$Properties} [consistency] LogEntryProof consistency
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogEntryProof.
             * @memberof sampan.v1
             * @interface ILogEntryProof
             * @augments sampan.v1.LogEntryProof.$Properties
             * @deprecated Use sampan.v1.LogEntryProof.$Properties instead.
             */

            /**
             * Shape of a LogEntryProof.
             * @typedef {sampan.v1.LogEntryProof.$Properties} sampan.v1.LogEntryProof.$Shape
             */

            /**
             * Constructs a new LogEntryProof.
             * @memberof sampan.v1
             * @classdesc Represents a LogEntryProof.
             * @constructor
             * @param {sampan.v1.LogEntryProof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogEntryProof = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogEntryProof entry.
             * @member {Uint8Array} entry
             * @memberof sampan.v1.LogEntryProof
             * @instance
             */
            LogEntryProof.prototype.entry = $util.newBuffer([]);

            /**
             * LogEntryProof index.
             * @member {number} index
             * @memberof sampan.v1.LogEntryProof
             * @instance
             */
            LogEntryProof.prototype.index = 0;

            /**
             * LogEntryProof hashes.
             * @member {Uint8Array} hashes
             * @memberof sampan.v1.LogEntryProof
             * @instance
             */
            LogEntryProof.prototype.hashes = $util.newBuffer([]);

            /**
             * LogEntryProof checkpoint.
             * @member {Uint8Array} checkpoint
             * @memberof sampan.v1.LogEntryProof
             * @instance
             */
            LogEntryProof.prototype.checkpoint = $util.newBuffer([]);

            /**
             * LogEntryProof consistency.
             * @member {sampan.v1.ConsistencyProof} consistency
             * @memberof sampan.v1.LogEntryProof
             * @instance
             */
            LogEntryProof.prototype.consistency = null;

            /**
             * Creates a new LogEntryProof instance using the specified properties.
             * @function create
             * @memberof sampan.v1.LogEntryProof
             * @static
             * @param {sampan.v1.LogEntryProof.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.LogEntryProof} LogEntryProof instance
             * @type {{
             *   (properties: sampan.v1.LogEntryProof.$Shape): sampan.v1.LogEntryProof & sampan.v1.LogEntryProof.$Shape;
             *   (properties?: sampan.v1.LogEntryProof.$Properties): sampan.v1.LogEntryProof;
             * }}
             */
            LogEntryProof.create = function(properties) {
                return new LogEntryProof(properties);
            };

            /**
             * Encodes the specified LogEntryProof message. Does not implicitly {@link sampan.v1.LogEntryProof.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.LogEntryProof
             * @static
             * @param {sampan.v1.LogEntryProof.$Properties} message LogEntryProof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogEntryProof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.entry);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
                if (message.hashes != null && $Object.hasOwnProperty.call(message, "hashes") && message.hashes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.hashes);
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.checkpoint);
                if (message.consistency != null && $Object.hasOwnProperty.call(message, "consistency"))
                    $root.sampan.v1.ConsistencyProof.encode(message.consistency, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogEntryProof message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.LogEntryProof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.LogEntryProof & sampan.v1.LogEntryProof.$Shape} LogEntryProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogEntryProof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.LogEntryProof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hashes = value;
                            else
                                delete message.hashes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.consistency = $root.sampan.v1.ConsistencyProof.decode(reader, reader.size(), $undefined, _depth + 1, message.consistency);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LogEntryProof;
        })();

        v1.CheckpointNotice = (function() {

            /**
             * Properties of a CheckpointNotice.
             * @typedef {Object} sampan.v1.CheckpointNotice.$Properties
             * @property {Uint8Array} [checkpoint] CheckpointNotice checkpoint
             * @property {sampan.v1.ConsistencyProof.$Properties} [consistency] CheckpointNotice consistency
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckpointNotice.
             * @memberof sampan.v1
             * @interface ICheckpointNotice
             * @augments sampan.v1.CheckpointNotice.$Properties
             * @deprecated Use sampan.v1.CheckpointNotice.$Properties instead.
             */

            /**
             * Shape of a CheckpointNotice.
             * @typedef {sampan.v1.CheckpointNotice.$Properties} sampan.v1.CheckpointNotice.$Shape
             */

            /**
             * Constructs a new CheckpointNotice.
             * @memberof sampan.v1
             * @classdesc Represents a CheckpointNotice.
             * @constructor
             * @param {sampan.v1.CheckpointNotice.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckpointNotice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckpointNotice checkpoint.
             * @member {Uint8Array} checkpoint
             * @memberof sampan.v1.CheckpointNotice
             * @instance
             */
            CheckpointNotice.prototype.checkpoint = $util.newBuffer([]);

            /**
             * CheckpointNotice consistency.
             * @member {sampan.v1.ConsistencyProof} consistency
             * @memberof sampan.v1.CheckpointNotice
             * @instance
             */
            CheckpointNotice.prototype.consistency = null;

            /**
             * Creates a new CheckpointNotice instance using the specified properties.
             * @function create
             * @memberof sampan.v1.CheckpointNotice
             * @static
             * @param {sampan.v1.CheckpointNotice.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.CheckpointNotice} CheckpointNotice instance
             * @type {{
             *   (properties: sampan.v1.CheckpointNotice.$Shape): sampan.v1.CheckpointNotice & sampan.v1.CheckpointNotice.$Shape;
             *   (properties?: sampan.v1.CheckpointNotice.$Properties): sampan.v1.CheckpointNotice;
             * }}
             */
            CheckpointNotice.create = function(properties) {
                return new CheckpointNotice(properties);
            };

            /**
             * Encodes the specified CheckpointNotice message. Does not implicitly {@link sampan.v1.CheckpointNotice.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.CheckpointNotice
             * @static
             * @param {sampan.v1.CheckpointNotice.$Properties} message CheckpointNotice message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckpointNotice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.checkpoint);
                if (message.consistency != null && $Object.hasOwnProperty.call(message, "consistency"))
                    $root.sampan.v1.ConsistencyProof.encode(message.consistency, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckpointNotice message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.CheckpointNotice
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.CheckpointNotice & sampan.v1.CheckpointNotice.$Shape} CheckpointNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckpointNotice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.CheckpointNotice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.consistency = $root.sampan.v1.ConsistencyProof.decode(reader, reader.size(), $undefined, _depth + 1, message.consistency);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CheckpointNotice;
        })();

        v1.Cosignature = (function() {

            /**
             * Properties of a Cosignature.
             * @typedef {Object} sampan.v1.Cosignature.$Properties
             * @property {number} [logSize] Cosignature logSize
             * @property {Uint8Array} [logRoot] Cosignature logRoot
             * @property {number} [timeS] Cosignature timeS
             * @property {Uint8Array} [signature] Cosignature signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Cosignature.
             * @memberof sampan.v1
             * @interface ICosignature
             * @augments sampan.v1.Cosignature.$Properties
             * @deprecated Use sampan.v1.Cosignature.$Properties instead.
             */

            /**
             * Shape of a Cosignature.
             * @typedef {sampan.v1.Cosignature.$Properties} sampan.v1.Cosignature.$Shape
             */

            /**
             * Constructs a new Cosignature.
             * @memberof sampan.v1
             * @classdesc Represents a Cosignature.
             * @constructor
             * @param {sampan.v1.Cosignature.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Cosignature = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Cosignature logSize.
             * @member {number} logSize
             * @memberof sampan.v1.Cosignature
             * @instance
             */
            Cosignature.prototype.logSize = 0;

            /**
             * Cosignature logRoot.
             * @member {Uint8Array} logRoot
             * @memberof sampan.v1.Cosignature
             * @instance
             */
            Cosignature.prototype.logRoot = $util.newBuffer([]);

            /**
             * Cosignature timeS.
             * @member {number} timeS
             * @memberof sampan.v1.Cosignature
             * @instance
             */
            Cosignature.prototype.timeS = 0;

            /**
             * Cosignature signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Cosignature
             * @instance
             */
            Cosignature.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new Cosignature instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Cosignature
             * @static
             * @param {sampan.v1.Cosignature.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Cosignature} Cosignature instance
             * @type {{
             *   (properties: sampan.v1.Cosignature.$Shape): sampan.v1.Cosignature & sampan.v1.Cosignature.$Shape;
             *   (properties?: sampan.v1.Cosignature.$Properties): sampan.v1.Cosignature;
             * }}
             */
            Cosignature.create = function(properties) {
                return new Cosignature(properties);
            };

            /**
             * Encodes the specified Cosignature message. Does not implicitly {@link sampan.v1.Cosignature.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Cosignature
             * @static
             * @param {sampan.v1.Cosignature.$Properties} message Cosignature message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Cosignature.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logSize != null && $Object.hasOwnProperty.call(message, "logSize") && message.logSize !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.logSize);
                if (message.logRoot != null && $Object.hasOwnProperty.call(message, "logRoot") && message.logRoot.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.logRoot);
                if (message.timeS != null && $Object.hasOwnProperty.call(message, "timeS") && message.timeS !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.timeS);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Cosignature message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Cosignature
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Cosignature & sampan.v1.Cosignature.$Shape} Cosignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Cosignature.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Cosignature();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.logSize = value;
                            else
                                delete message.logSize;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.logRoot = value;
                            else
                                delete message.logRoot;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeS = value;
                            else
                                delete message.timeS;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Cosignature;
        })();

        v1.SumMembership = (function() {

            /**
             * Properties of a SumMembership.
             * @typedef {Object} sampan.v1.SumMembership.$Properties
             * @property {Uint8Array} [shared] SumMembership shared
             * @property {Array.<number>} [members] SumMembership members
             * @property {Array.<string>} [sites] SumMembership sites
             * @property {Uint8Array} [signature] SumMembership signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SumMembership.
             * @memberof sampan.v1
             * @interface ISumMembership
             * @augments sampan.v1.SumMembership.$Properties
             * @deprecated Use sampan.v1.SumMembership.$Properties instead.
             */

            /**
             * Shape of a SumMembership.
             * @typedef {sampan.v1.SumMembership.$Properties} sampan.v1.SumMembership.$Shape
             */

            /**
             * Constructs a new SumMembership.
             * @memberof sampan.v1
             * @classdesc Represents a SumMembership.
             * @constructor
             * @param {sampan.v1.SumMembership.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SumMembership = function (properties) {
                this.members = [];
                this.sites = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SumMembership shared.
             * @member {Uint8Array} shared
             * @memberof sampan.v1.SumMembership
             * @instance
             */
            SumMembership.prototype.shared = $util.newBuffer([]);

            /**
             * SumMembership members.
             * @member {Array.<number>} members
             * @memberof sampan.v1.SumMembership
             * @instance
             */
            SumMembership.prototype.members = $util.emptyArray;

            /**
             * SumMembership sites.
             * @member {Array.<string>} sites
             * @memberof sampan.v1.SumMembership
             * @instance
             */
            SumMembership.prototype.sites = $util.emptyArray;

            /**
             * SumMembership signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.SumMembership
             * @instance
             */
            SumMembership.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new SumMembership instance using the specified properties.
             * @function create
             * @memberof sampan.v1.SumMembership
             * @static
             * @param {sampan.v1.SumMembership.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.SumMembership} SumMembership instance
             * @type {{
             *   (properties: sampan.v1.SumMembership.$Shape): sampan.v1.SumMembership & sampan.v1.SumMembership.$Shape;
             *   (properties?: sampan.v1.SumMembership.$Properties): sampan.v1.SumMembership;
             * }}
             */
            SumMembership.create = function(properties) {
                return new SumMembership(properties);
            };

            /**
             * Encodes the specified SumMembership message. Does not implicitly {@link sampan.v1.SumMembership.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.SumMembership
             * @static
             * @param {sampan.v1.SumMembership.$Properties} message SumMembership message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SumMembership.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shared != null && $Object.hasOwnProperty.call(message, "shared") && message.shared.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.shared);
                if (message.members != null && message.members.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.members);
                if (message.sites != null && message.sites.length)
                    for (let i = 0; i < message.sites.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.sites[i]);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SumMembership message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.SumMembership
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.SumMembership & sampan.v1.SumMembership.$Shape} SumMembership
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SumMembership.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.SumMembership();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.shared = value;
                            else
                                delete message.shared;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                reader.uint32s(message.members);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push(reader.uint32());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sites && message.sites.length))
                                message.sites = [];
                            message.sites.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SumMembership;
        })();

        v1.Receipt = (function() {

            /**
             * Properties of a Receipt.
             * @typedef {Object} sampan.v1.Receipt.$Properties
             * @property {sampan.v1.LogEntryProof.$Properties} [entry] Receipt entry
             * @property {sampan.v1.SumMembership.$Properties} [membership] Receipt membership
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Receipt.
             * @memberof sampan.v1
             * @interface IReceipt
             * @augments sampan.v1.Receipt.$Properties
             * @deprecated Use sampan.v1.Receipt.$Properties instead.
             */

            /**
             * Shape of a Receipt.
             * @typedef {sampan.v1.Receipt.$Properties} sampan.v1.Receipt.$Shape
             */

            /**
             * Constructs a new Receipt.
             * @memberof sampan.v1
             * @classdesc Represents a Receipt.
             * @constructor
             * @param {sampan.v1.Receipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Receipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Receipt entry.
             * @member {sampan.v1.LogEntryProof} entry
             * @memberof sampan.v1.Receipt
             * @instance
             */
            Receipt.prototype.entry = null;

            /**
             * Receipt membership.
             * @member {sampan.v1.SumMembership} membership
             * @memberof sampan.v1.Receipt
             * @instance
             */
            Receipt.prototype.membership = null;

            /**
             * Creates a new Receipt instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Receipt
             * @static
             * @param {sampan.v1.Receipt.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Receipt} Receipt instance
             * @type {{
             *   (properties: sampan.v1.Receipt.$Shape): sampan.v1.Receipt & sampan.v1.Receipt.$Shape;
             *   (properties?: sampan.v1.Receipt.$Properties): sampan.v1.Receipt;
             * }}
             */
            Receipt.create = function(properties) {
                return new Receipt(properties);
            };

            /**
             * Encodes the specified Receipt message. Does not implicitly {@link sampan.v1.Receipt.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Receipt
             * @static
             * @param {sampan.v1.Receipt.$Properties} message Receipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Receipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    $root.sampan.v1.LogEntryProof.encode(message.entry, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.membership != null && $Object.hasOwnProperty.call(message, "membership"))
                    $root.sampan.v1.SumMembership.encode(message.membership, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Receipt message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Receipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Receipt & sampan.v1.Receipt.$Shape} Receipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Receipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Receipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.entry = $root.sampan.v1.LogEntryProof.decode(reader, reader.size(), $undefined, _depth + 1, message.entry);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.membership = $root.sampan.v1.SumMembership.decode(reader, reader.size(), $undefined, _depth + 1, message.membership);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Receipt;
        })();

        v1.StudyOffer = (function() {

            /**
             * Properties of a StudyOffer.
             * @typedef {Object} sampan.v1.StudyOffer.$Properties
             * @property {Uint8Array} [manifestDigest] StudyOffer manifestDigest
             * @property {Uint8Array} [manifest] StudyOffer manifest
             * @property {Array.<Uint8Array>} [files] StudyOffer files
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StudyOffer.
             * @memberof sampan.v1
             * @interface IStudyOffer
             * @augments sampan.v1.StudyOffer.$Properties
             * @deprecated Use sampan.v1.StudyOffer.$Properties instead.
             */

            /**
             * Shape of a StudyOffer.
             * @typedef {sampan.v1.StudyOffer.$Properties} sampan.v1.StudyOffer.$Shape
             */

            /**
             * Constructs a new StudyOffer.
             * @memberof sampan.v1
             * @classdesc Represents a StudyOffer.
             * @constructor
             * @param {sampan.v1.StudyOffer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StudyOffer = function (properties) {
                this.files = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StudyOffer manifestDigest.
             * @member {Uint8Array} manifestDigest
             * @memberof sampan.v1.StudyOffer
             * @instance
             */
            StudyOffer.prototype.manifestDigest = $util.newBuffer([]);

            /**
             * StudyOffer manifest.
             * @member {Uint8Array} manifest
             * @memberof sampan.v1.StudyOffer
             * @instance
             */
            StudyOffer.prototype.manifest = $util.newBuffer([]);

            /**
             * StudyOffer files.
             * @member {Array.<Uint8Array>} files
             * @memberof sampan.v1.StudyOffer
             * @instance
             */
            StudyOffer.prototype.files = $util.emptyArray;

            /**
             * Creates a new StudyOffer instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StudyOffer
             * @static
             * @param {sampan.v1.StudyOffer.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StudyOffer} StudyOffer instance
             * @type {{
             *   (properties: sampan.v1.StudyOffer.$Shape): sampan.v1.StudyOffer & sampan.v1.StudyOffer.$Shape;
             *   (properties?: sampan.v1.StudyOffer.$Properties): sampan.v1.StudyOffer;
             * }}
             */
            StudyOffer.create = function(properties) {
                return new StudyOffer(properties);
            };

            /**
             * Encodes the specified StudyOffer message. Does not implicitly {@link sampan.v1.StudyOffer.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StudyOffer
             * @static
             * @param {sampan.v1.StudyOffer.$Properties} message StudyOffer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StudyOffer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifestDigest != null && $Object.hasOwnProperty.call(message, "manifestDigest") && message.manifestDigest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.manifestDigest);
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.manifest);
                if (message.files != null && message.files.length)
                    for (let i = 0; i < message.files.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.files[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StudyOffer message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StudyOffer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StudyOffer & sampan.v1.StudyOffer.$Shape} StudyOffer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StudyOffer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StudyOffer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifestDigest = value;
                            else
                                delete message.manifestDigest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifest = value;
                            else
                                delete message.manifest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.files && message.files.length))
                                message.files = [];
                            message.files.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StudyOffer;
        })();

        v1.StudyFile = (function() {

            /**
             * Properties of a StudyFile.
             * @typedef {Object} sampan.v1.StudyFile.$Properties
             * @property {Uint8Array} [digest] StudyFile digest
             * @property {Uint8Array} [content] StudyFile content
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StudyFile.
             * @memberof sampan.v1
             * @interface IStudyFile
             * @augments sampan.v1.StudyFile.$Properties
             * @deprecated Use sampan.v1.StudyFile.$Properties instead.
             */

            /**
             * Shape of a StudyFile.
             * @typedef {sampan.v1.StudyFile.$Properties} sampan.v1.StudyFile.$Shape
             */

            /**
             * Constructs a new StudyFile.
             * @memberof sampan.v1
             * @classdesc Represents a StudyFile.
             * @constructor
             * @param {sampan.v1.StudyFile.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StudyFile = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StudyFile digest.
             * @member {Uint8Array} digest
             * @memberof sampan.v1.StudyFile
             * @instance
             */
            StudyFile.prototype.digest = $util.newBuffer([]);

            /**
             * StudyFile content.
             * @member {Uint8Array} content
             * @memberof sampan.v1.StudyFile
             * @instance
             */
            StudyFile.prototype.content = $util.newBuffer([]);

            /**
             * Creates a new StudyFile instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StudyFile
             * @static
             * @param {sampan.v1.StudyFile.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StudyFile} StudyFile instance
             * @type {{
             *   (properties: sampan.v1.StudyFile.$Shape): sampan.v1.StudyFile & sampan.v1.StudyFile.$Shape;
             *   (properties?: sampan.v1.StudyFile.$Properties): sampan.v1.StudyFile;
             * }}
             */
            StudyFile.create = function(properties) {
                return new StudyFile(properties);
            };

            /**
             * Encodes the specified StudyFile message. Does not implicitly {@link sampan.v1.StudyFile.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StudyFile
             * @static
             * @param {sampan.v1.StudyFile.$Properties} message StudyFile message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StudyFile.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.content != null && $Object.hasOwnProperty.call(message, "content") && message.content.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.content);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StudyFile message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StudyFile
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StudyFile & sampan.v1.StudyFile.$Shape} StudyFile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StudyFile.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StudyFile();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.content = value;
                            else
                                delete message.content;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StudyFile;
        })();

        /**
         * Decision enum.
         * @name sampan.v1.Decision
         * @enum {number}
         * @property {number} DECISION_UNSPECIFIED=0 DECISION_UNSPECIFIED value
         * @property {number} DECISION_APPROVED=1 DECISION_APPROVED value
         * @property {number} DECISION_REJECTED=2 DECISION_REJECTED value
         * @property {number} DECISION_WITHDRAWN=3 DECISION_WITHDRAWN value
         */
        v1.Decision = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DECISION_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DECISION_APPROVED"] = 1;
            values[valuesById[2] = "DECISION_REJECTED"] = 2;
            values[valuesById[3] = "DECISION_WITHDRAWN"] = 3;
            return values;
        })();

        v1.ApprovalSummary = (function() {

            /**
             * Properties of an ApprovalSummary.
             * @typedef {Object} sampan.v1.ApprovalSummary.$Properties
             * @property {Uint8Array} [statement] ApprovalSummary statement
             * @property {Uint8Array} [key] ApprovalSummary key
             * @property {Uint8Array} [signature] ApprovalSummary signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ApprovalSummary.
             * @memberof sampan.v1
             * @interface IApprovalSummary
             * @augments sampan.v1.ApprovalSummary.$Properties
             * @deprecated Use sampan.v1.ApprovalSummary.$Properties instead.
             */

            /**
             * Shape of an ApprovalSummary.
             * @typedef {sampan.v1.ApprovalSummary.$Properties} sampan.v1.ApprovalSummary.$Shape
             */

            /**
             * Constructs a new ApprovalSummary.
             * @memberof sampan.v1
             * @classdesc Represents an ApprovalSummary.
             * @constructor
             * @param {sampan.v1.ApprovalSummary.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ApprovalSummary = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ApprovalSummary statement.
             * @member {Uint8Array} statement
             * @memberof sampan.v1.ApprovalSummary
             * @instance
             */
            ApprovalSummary.prototype.statement = $util.newBuffer([]);

            /**
             * ApprovalSummary key.
             * @member {Uint8Array} key
             * @memberof sampan.v1.ApprovalSummary
             * @instance
             */
            ApprovalSummary.prototype.key = $util.newBuffer([]);

            /**
             * ApprovalSummary signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.ApprovalSummary
             * @instance
             */
            ApprovalSummary.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new ApprovalSummary instance using the specified properties.
             * @function create
             * @memberof sampan.v1.ApprovalSummary
             * @static
             * @param {sampan.v1.ApprovalSummary.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.ApprovalSummary} ApprovalSummary instance
             * @type {{
             *   (properties: sampan.v1.ApprovalSummary.$Shape): sampan.v1.ApprovalSummary & sampan.v1.ApprovalSummary.$Shape;
             *   (properties?: sampan.v1.ApprovalSummary.$Properties): sampan.v1.ApprovalSummary;
             * }}
             */
            ApprovalSummary.create = function(properties) {
                return new ApprovalSummary(properties);
            };

            /**
             * Encodes the specified ApprovalSummary message. Does not implicitly {@link sampan.v1.ApprovalSummary.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.ApprovalSummary
             * @static
             * @param {sampan.v1.ApprovalSummary.$Properties} message ApprovalSummary message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ApprovalSummary.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement") && message.statement.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.statement);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.key);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ApprovalSummary message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.ApprovalSummary
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.ApprovalSummary & sampan.v1.ApprovalSummary.$Shape} ApprovalSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ApprovalSummary.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.ApprovalSummary();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.statement = value;
                            else
                                delete message.statement;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ApprovalSummary;
        })();

        v1.StudyDecision = (function() {

            /**
             * Properties of a StudyDecision.
             * @typedef {Object} sampan.v1.StudyDecision.$Properties
             * @property {Uint8Array} [manifestDigest] StudyDecision manifestDigest
             * @property {sampan.v1.Decision} [decision] StudyDecision decision
             * @property {Array.<sampan.v1.ApprovalSummary.$Properties>} [approvals] StudyDecision approvals
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StudyDecision.
             * @memberof sampan.v1
             * @interface IStudyDecision
             * @augments sampan.v1.StudyDecision.$Properties
             * @deprecated Use sampan.v1.StudyDecision.$Properties instead.
             */

            /**
             * Shape of a StudyDecision.
             * @typedef {sampan.v1.StudyDecision.$Properties} sampan.v1.StudyDecision.$Shape
             */

            /**
             * Constructs a new StudyDecision.
             * @memberof sampan.v1
             * @classdesc Represents a StudyDecision.
             * @constructor
             * @param {sampan.v1.StudyDecision.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StudyDecision = function (properties) {
                this.approvals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StudyDecision manifestDigest.
             * @member {Uint8Array} manifestDigest
             * @memberof sampan.v1.StudyDecision
             * @instance
             */
            StudyDecision.prototype.manifestDigest = $util.newBuffer([]);

            /**
             * StudyDecision decision.
             * @member {sampan.v1.Decision} decision
             * @memberof sampan.v1.StudyDecision
             * @instance
             */
            StudyDecision.prototype.decision = 0;

            /**
             * StudyDecision approvals.
             * @member {Array.<sampan.v1.ApprovalSummary>} approvals
             * @memberof sampan.v1.StudyDecision
             * @instance
             */
            StudyDecision.prototype.approvals = $util.emptyArray;

            /**
             * Creates a new StudyDecision instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StudyDecision
             * @static
             * @param {sampan.v1.StudyDecision.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StudyDecision} StudyDecision instance
             * @type {{
             *   (properties: sampan.v1.StudyDecision.$Shape): sampan.v1.StudyDecision & sampan.v1.StudyDecision.$Shape;
             *   (properties?: sampan.v1.StudyDecision.$Properties): sampan.v1.StudyDecision;
             * }}
             */
            StudyDecision.create = function(properties) {
                return new StudyDecision(properties);
            };

            /**
             * Encodes the specified StudyDecision message. Does not implicitly {@link sampan.v1.StudyDecision.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StudyDecision
             * @static
             * @param {sampan.v1.StudyDecision.$Properties} message StudyDecision message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StudyDecision.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifestDigest != null && $Object.hasOwnProperty.call(message, "manifestDigest") && message.manifestDigest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.manifestDigest);
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision") && message.decision !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.decision);
                if (message.approvals != null && message.approvals.length)
                    for (let i = 0; i < message.approvals.length; ++i)
                        $root.sampan.v1.ApprovalSummary.encode(message.approvals[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StudyDecision message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StudyDecision
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StudyDecision & sampan.v1.StudyDecision.$Shape} StudyDecision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StudyDecision.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StudyDecision();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifestDigest = value;
                            else
                                delete message.manifestDigest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.decision = value;
                            else
                                delete message.decision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.approvals && message.approvals.length))
                                message.approvals = [];
                            message.approvals.push($root.sampan.v1.ApprovalSummary.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StudyDecision;
        })();

        v1.RosterEntry = (function() {

            /**
             * Properties of a RosterEntry.
             * @typedef {Object} sampan.v1.RosterEntry.$Properties
             * @property {string} [site] RosterEntry site
             * @property {string} [controller] RosterEntry controller
             * @property {sampan.v1.SiteCertificate.$Properties} [certificate] RosterEntry certificate
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RosterEntry.
             * @memberof sampan.v1
             * @interface IRosterEntry
             * @augments sampan.v1.RosterEntry.$Properties
             * @deprecated Use sampan.v1.RosterEntry.$Properties instead.
             */

            /**
             * Shape of a RosterEntry.
             * @typedef {sampan.v1.RosterEntry.$Properties} sampan.v1.RosterEntry.$Shape
             */

            /**
             * Constructs a new RosterEntry.
             * @memberof sampan.v1
             * @classdesc Represents a RosterEntry.
             * @constructor
             * @param {sampan.v1.RosterEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RosterEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RosterEntry site.
             * @member {string} site
             * @memberof sampan.v1.RosterEntry
             * @instance
             */
            RosterEntry.prototype.site = "";

            /**
             * RosterEntry controller.
             * @member {string} controller
             * @memberof sampan.v1.RosterEntry
             * @instance
             */
            RosterEntry.prototype.controller = "";

            /**
             * RosterEntry certificate.
             * @member {sampan.v1.SiteCertificate} certificate
             * @memberof sampan.v1.RosterEntry
             * @instance
             */
            RosterEntry.prototype.certificate = null;

            /**
             * Creates a new RosterEntry instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RosterEntry
             * @static
             * @param {sampan.v1.RosterEntry.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RosterEntry} RosterEntry instance
             * @type {{
             *   (properties: sampan.v1.RosterEntry.$Shape): sampan.v1.RosterEntry & sampan.v1.RosterEntry.$Shape;
             *   (properties?: sampan.v1.RosterEntry.$Properties): sampan.v1.RosterEntry;
             * }}
             */
            RosterEntry.create = function(properties) {
                return new RosterEntry(properties);
            };

            /**
             * Encodes the specified RosterEntry message. Does not implicitly {@link sampan.v1.RosterEntry.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RosterEntry
             * @static
             * @param {sampan.v1.RosterEntry.$Properties} message RosterEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RosterEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.site != null && $Object.hasOwnProperty.call(message, "site") && message.site !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.site);
                if (message.controller != null && $Object.hasOwnProperty.call(message, "controller") && message.controller !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.controller);
                if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate"))
                    $root.sampan.v1.SiteCertificate.encode(message.certificate, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RosterEntry message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RosterEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RosterEntry & sampan.v1.RosterEntry.$Shape} RosterEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RosterEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RosterEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.site = value;
                            else
                                delete message.site;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.controller = value;
                            else
                                delete message.controller;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.certificate = $root.sampan.v1.SiteCertificate.decode(reader, reader.size(), $undefined, _depth + 1, message.certificate);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RosterEntry;
        })();

        v1.RunInvitation = (function() {

            /**
             * Properties of a RunInvitation.
             * @typedef {Object} sampan.v1.RunInvitation.$Properties
             * @property {Uint8Array} [manifestDigest] RunInvitation manifestDigest
             * @property {Array.<sampan.v1.RosterEntry.$Properties>} [roster] RunInvitation roster
             * @property {Uint8Array} [plan] RunInvitation plan
             * @property {number} [number] RunInvitation number
             * @property {sampan.v1.LogEntryProof.$Properties} [opened] RunInvitation opened
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunInvitation.
             * @memberof sampan.v1
             * @interface IRunInvitation
             * @augments sampan.v1.RunInvitation.$Properties
             * @deprecated Use sampan.v1.RunInvitation.$Properties instead.
             */

            /**
             * Shape of a RunInvitation.
             * @typedef {sampan.v1.RunInvitation.$Properties} sampan.v1.RunInvitation.$Shape
             */

            /**
             * Constructs a new RunInvitation.
             * @memberof sampan.v1
             * @classdesc Represents a RunInvitation.
             * @constructor
             * @param {sampan.v1.RunInvitation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunInvitation = function (properties) {
                this.roster = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunInvitation manifestDigest.
             * @member {Uint8Array} manifestDigest
             * @memberof sampan.v1.RunInvitation
             * @instance
             */
            RunInvitation.prototype.manifestDigest = $util.newBuffer([]);

            /**
             * RunInvitation roster.
             * @member {Array.<sampan.v1.RosterEntry>} roster
             * @memberof sampan.v1.RunInvitation
             * @instance
             */
            RunInvitation.prototype.roster = $util.emptyArray;

            /**
             * RunInvitation plan.
             * @member {Uint8Array} plan
             * @memberof sampan.v1.RunInvitation
             * @instance
             */
            RunInvitation.prototype.plan = $util.newBuffer([]);

            /**
             * RunInvitation number.
             * @member {number} number
             * @memberof sampan.v1.RunInvitation
             * @instance
             */
            RunInvitation.prototype.number = 0;

            /**
             * RunInvitation opened.
             * @member {sampan.v1.LogEntryProof} opened
             * @memberof sampan.v1.RunInvitation
             * @instance
             */
            RunInvitation.prototype.opened = null;

            /**
             * Creates a new RunInvitation instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RunInvitation
             * @static
             * @param {sampan.v1.RunInvitation.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RunInvitation} RunInvitation instance
             * @type {{
             *   (properties: sampan.v1.RunInvitation.$Shape): sampan.v1.RunInvitation & sampan.v1.RunInvitation.$Shape;
             *   (properties?: sampan.v1.RunInvitation.$Properties): sampan.v1.RunInvitation;
             * }}
             */
            RunInvitation.create = function(properties) {
                return new RunInvitation(properties);
            };

            /**
             * Encodes the specified RunInvitation message. Does not implicitly {@link sampan.v1.RunInvitation.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RunInvitation
             * @static
             * @param {sampan.v1.RunInvitation.$Properties} message RunInvitation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunInvitation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifestDigest != null && $Object.hasOwnProperty.call(message, "manifestDigest") && message.manifestDigest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.manifestDigest);
                if (message.roster != null && message.roster.length)
                    for (let i = 0; i < message.roster.length; ++i)
                        $root.sampan.v1.RosterEntry.encode(message.roster[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.plan != null && $Object.hasOwnProperty.call(message, "plan") && message.plan.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.plan);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.number);
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened"))
                    $root.sampan.v1.LogEntryProof.encode(message.opened, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunInvitation message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RunInvitation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RunInvitation & sampan.v1.RunInvitation.$Shape} RunInvitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunInvitation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RunInvitation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifestDigest = value;
                            else
                                delete message.manifestDigest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.roster && message.roster.length))
                                message.roster = [];
                            message.roster.push($root.sampan.v1.RosterEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.plan = value;
                            else
                                delete message.plan;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.opened = $root.sampan.v1.LogEntryProof.decode(reader, reader.size(), $undefined, _depth + 1, message.opened);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RunInvitation;
        })();

        v1.RunAcceptance = (function() {

            /**
             * Properties of a RunAcceptance.
             * @typedef {Object} sampan.v1.RunAcceptance.$Properties
             * @property {Uint8Array} [rosterDigest] RunAcceptance rosterDigest
             * @property {Uint8Array} [snapshotDigest] RunAcceptance snapshotDigest
             * @property {Uint8Array} [policyDigest] RunAcceptance policyDigest
             * @property {Uint8Array} [floorsDigest] RunAcceptance floorsDigest
             * @property {boolean} [floorsLowered] RunAcceptance floorsLowered
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunAcceptance.
             * @memberof sampan.v1
             * @interface IRunAcceptance
             * @augments sampan.v1.RunAcceptance.$Properties
             * @deprecated Use sampan.v1.RunAcceptance.$Properties instead.
             */

            /**
             * Shape of a RunAcceptance.
             * @typedef {sampan.v1.RunAcceptance.$Properties} sampan.v1.RunAcceptance.$Shape
             */

            /**
             * Constructs a new RunAcceptance.
             * @memberof sampan.v1
             * @classdesc Represents a RunAcceptance.
             * @constructor
             * @param {sampan.v1.RunAcceptance.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunAcceptance = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunAcceptance rosterDigest.
             * @member {Uint8Array} rosterDigest
             * @memberof sampan.v1.RunAcceptance
             * @instance
             */
            RunAcceptance.prototype.rosterDigest = $util.newBuffer([]);

            /**
             * RunAcceptance snapshotDigest.
             * @member {Uint8Array} snapshotDigest
             * @memberof sampan.v1.RunAcceptance
             * @instance
             */
            RunAcceptance.prototype.snapshotDigest = $util.newBuffer([]);

            /**
             * RunAcceptance policyDigest.
             * @member {Uint8Array} policyDigest
             * @memberof sampan.v1.RunAcceptance
             * @instance
             */
            RunAcceptance.prototype.policyDigest = $util.newBuffer([]);

            /**
             * RunAcceptance floorsDigest.
             * @member {Uint8Array} floorsDigest
             * @memberof sampan.v1.RunAcceptance
             * @instance
             */
            RunAcceptance.prototype.floorsDigest = $util.newBuffer([]);

            /**
             * RunAcceptance floorsLowered.
             * @member {boolean} floorsLowered
             * @memberof sampan.v1.RunAcceptance
             * @instance
             */
            RunAcceptance.prototype.floorsLowered = false;

            /**
             * Creates a new RunAcceptance instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RunAcceptance
             * @static
             * @param {sampan.v1.RunAcceptance.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RunAcceptance} RunAcceptance instance
             * @type {{
             *   (properties: sampan.v1.RunAcceptance.$Shape): sampan.v1.RunAcceptance & sampan.v1.RunAcceptance.$Shape;
             *   (properties?: sampan.v1.RunAcceptance.$Properties): sampan.v1.RunAcceptance;
             * }}
             */
            RunAcceptance.create = function(properties) {
                return new RunAcceptance(properties);
            };

            /**
             * Encodes the specified RunAcceptance message. Does not implicitly {@link sampan.v1.RunAcceptance.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RunAcceptance
             * @static
             * @param {sampan.v1.RunAcceptance.$Properties} message RunAcceptance message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunAcceptance.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rosterDigest != null && $Object.hasOwnProperty.call(message, "rosterDigest") && message.rosterDigest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.rosterDigest);
                if (message.snapshotDigest != null && $Object.hasOwnProperty.call(message, "snapshotDigest") && message.snapshotDigest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.snapshotDigest);
                if (message.policyDigest != null && $Object.hasOwnProperty.call(message, "policyDigest") && message.policyDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.policyDigest);
                if (message.floorsDigest != null && $Object.hasOwnProperty.call(message, "floorsDigest") && message.floorsDigest.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.floorsDigest);
                if (message.floorsLowered != null && $Object.hasOwnProperty.call(message, "floorsLowered") && message.floorsLowered !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.floorsLowered);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunAcceptance message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RunAcceptance
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RunAcceptance & sampan.v1.RunAcceptance.$Shape} RunAcceptance
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunAcceptance.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RunAcceptance();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.rosterDigest = value;
                            else
                                delete message.rosterDigest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.snapshotDigest = value;
                            else
                                delete message.snapshotDigest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policyDigest = value;
                            else
                                delete message.policyDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.floorsDigest = value;
                            else
                                delete message.floorsDigest;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.floorsLowered = value;
                            else
                                delete message.floorsLowered;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RunAcceptance;
        })();

        v1.RunEnded = (function() {

            /**
             * Properties of a RunEnded.
             * @typedef {Object} sampan.v1.RunEnded.$Properties
             * @property {string} [reason] RunEnded reason
             * @property {sampan.v1.LogEntryProof.$Properties} [closed] RunEnded closed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunEnded.
             * @memberof sampan.v1
             * @interface IRunEnded
             * @augments sampan.v1.RunEnded.$Properties
             * @deprecated Use sampan.v1.RunEnded.$Properties instead.
             */

            /**
             * Shape of a RunEnded.
             * @typedef {sampan.v1.RunEnded.$Properties} sampan.v1.RunEnded.$Shape
             */

            /**
             * Constructs a new RunEnded.
             * @memberof sampan.v1
             * @classdesc Represents a RunEnded.
             * @constructor
             * @param {sampan.v1.RunEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunEnded reason.
             * @member {string} reason
             * @memberof sampan.v1.RunEnded
             * @instance
             */
            RunEnded.prototype.reason = "";

            /**
             * RunEnded closed.
             * @member {sampan.v1.LogEntryProof} closed
             * @memberof sampan.v1.RunEnded
             * @instance
             */
            RunEnded.prototype.closed = null;

            /**
             * Creates a new RunEnded instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RunEnded
             * @static
             * @param {sampan.v1.RunEnded.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RunEnded} RunEnded instance
             * @type {{
             *   (properties: sampan.v1.RunEnded.$Shape): sampan.v1.RunEnded & sampan.v1.RunEnded.$Shape;
             *   (properties?: sampan.v1.RunEnded.$Properties): sampan.v1.RunEnded;
             * }}
             */
            RunEnded.create = function(properties) {
                return new RunEnded(properties);
            };

            /**
             * Encodes the specified RunEnded message. Does not implicitly {@link sampan.v1.RunEnded.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RunEnded
             * @static
             * @param {sampan.v1.RunEnded.$Properties} message RunEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.closed != null && $Object.hasOwnProperty.call(message, "closed"))
                    $root.sampan.v1.LogEntryProof.encode(message.closed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunEnded message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RunEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RunEnded & sampan.v1.RunEnded.$Shape} RunEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RunEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.closed = $root.sampan.v1.LogEntryProof.decode(reader, reader.size(), $undefined, _depth + 1, message.closed);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RunEnded;
        })();

        v1.Abandonment = (function() {

            /**
             * Properties of an Abandonment.
             * @typedef {Object} sampan.v1.Abandonment.$Properties
             * @property {number} [index] Abandonment index
             * @property {number} [round] Abandonment round
             * @property {number} [attempt] Abandonment attempt
             * @property {Uint8Array} [signature] Abandonment signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Abandonment.
             * @memberof sampan.v1
             * @interface IAbandonment
             * @augments sampan.v1.Abandonment.$Properties
             * @deprecated Use sampan.v1.Abandonment.$Properties instead.
             */

            /**
             * Shape of an Abandonment.
             * @typedef {sampan.v1.Abandonment.$Properties} sampan.v1.Abandonment.$Shape
             */

            /**
             * Constructs a new Abandonment.
             * @memberof sampan.v1
             * @classdesc Represents an Abandonment.
             * @constructor
             * @param {sampan.v1.Abandonment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Abandonment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Abandonment index.
             * @member {number} index
             * @memberof sampan.v1.Abandonment
             * @instance
             */
            Abandonment.prototype.index = 0;

            /**
             * Abandonment round.
             * @member {number} round
             * @memberof sampan.v1.Abandonment
             * @instance
             */
            Abandonment.prototype.round = 0;

            /**
             * Abandonment attempt.
             * @member {number} attempt
             * @memberof sampan.v1.Abandonment
             * @instance
             */
            Abandonment.prototype.attempt = 0;

            /**
             * Abandonment signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Abandonment
             * @instance
             */
            Abandonment.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new Abandonment instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Abandonment
             * @static
             * @param {sampan.v1.Abandonment.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Abandonment} Abandonment instance
             * @type {{
             *   (properties: sampan.v1.Abandonment.$Shape): sampan.v1.Abandonment & sampan.v1.Abandonment.$Shape;
             *   (properties?: sampan.v1.Abandonment.$Properties): sampan.v1.Abandonment;
             * }}
             */
            Abandonment.create = function(properties) {
                return new Abandonment(properties);
            };

            /**
             * Encodes the specified Abandonment message. Does not implicitly {@link sampan.v1.Abandonment.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Abandonment
             * @static
             * @param {sampan.v1.Abandonment.$Properties} message Abandonment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Abandonment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.index);
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && message.round !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.round);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempt);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Abandonment message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Abandonment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Abandonment & sampan.v1.Abandonment.$Shape} Abandonment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Abandonment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Abandonment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Abandonment;
        })();

        v1.AdvertisementRequest = (function() {

            /**
             * Properties of an AdvertisementRequest.
             * @typedef {Object} sampan.v1.AdvertisementRequest.$Properties
             * @property {Uint8Array} [rosterDigest] AdvertisementRequest rosterDigest
             * @property {number} [serialMin] AdvertisementRequest serialMin
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AdvertisementRequest.
             * @memberof sampan.v1
             * @interface IAdvertisementRequest
             * @augments sampan.v1.AdvertisementRequest.$Properties
             * @deprecated Use sampan.v1.AdvertisementRequest.$Properties instead.
             */

            /**
             * Shape of an AdvertisementRequest.
             * @typedef {sampan.v1.AdvertisementRequest.$Properties} sampan.v1.AdvertisementRequest.$Shape
             */

            /**
             * Constructs a new AdvertisementRequest.
             * @memberof sampan.v1
             * @classdesc Represents an AdvertisementRequest.
             * @constructor
             * @param {sampan.v1.AdvertisementRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AdvertisementRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AdvertisementRequest rosterDigest.
             * @member {Uint8Array} rosterDigest
             * @memberof sampan.v1.AdvertisementRequest
             * @instance
             */
            AdvertisementRequest.prototype.rosterDigest = $util.newBuffer([]);

            /**
             * AdvertisementRequest serialMin.
             * @member {number} serialMin
             * @memberof sampan.v1.AdvertisementRequest
             * @instance
             */
            AdvertisementRequest.prototype.serialMin = 0;

            /**
             * Creates a new AdvertisementRequest instance using the specified properties.
             * @function create
             * @memberof sampan.v1.AdvertisementRequest
             * @static
             * @param {sampan.v1.AdvertisementRequest.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.AdvertisementRequest} AdvertisementRequest instance
             * @type {{
             *   (properties: sampan.v1.AdvertisementRequest.$Shape): sampan.v1.AdvertisementRequest & sampan.v1.AdvertisementRequest.$Shape;
             *   (properties?: sampan.v1.AdvertisementRequest.$Properties): sampan.v1.AdvertisementRequest;
             * }}
             */
            AdvertisementRequest.create = function(properties) {
                return new AdvertisementRequest(properties);
            };

            /**
             * Encodes the specified AdvertisementRequest message. Does not implicitly {@link sampan.v1.AdvertisementRequest.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.AdvertisementRequest
             * @static
             * @param {sampan.v1.AdvertisementRequest.$Properties} message AdvertisementRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AdvertisementRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rosterDigest != null && $Object.hasOwnProperty.call(message, "rosterDigest") && message.rosterDigest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.rosterDigest);
                if (message.serialMin != null && $Object.hasOwnProperty.call(message, "serialMin") && message.serialMin !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.serialMin);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AdvertisementRequest message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.AdvertisementRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.AdvertisementRequest & sampan.v1.AdvertisementRequest.$Shape} AdvertisementRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AdvertisementRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.AdvertisementRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.rosterDigest = value;
                            else
                                delete message.rosterDigest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.serialMin = value;
                            else
                                delete message.serialMin;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AdvertisementRequest;
        })();

        v1.Advertisement = (function() {

            /**
             * Properties of an Advertisement.
             * @typedef {Object} sampan.v1.Advertisement.$Properties
             * @property {number} [index] Advertisement index
             * @property {number} [round] Advertisement round
             * @property {number} [attempt] Advertisement attempt
             * @property {number} [serial] Advertisement serial
             * @property {Uint8Array} [shareKey] Advertisement shareKey
             * @property {Uint8Array} [maskKey] Advertisement maskKey
             * @property {Uint8Array} [policyDigest] Advertisement policyDigest
             * @property {Uint8Array} [floorsDigest] Advertisement floorsDigest
             * @property {boolean} [aloneOk] Advertisement aloneOk
             * @property {Uint8Array} [signature] Advertisement signature
             * @property {sampan.v1.Abandonment.$Properties} [abandonment] Advertisement abandonment
             * @property {number} [logSize] Advertisement logSize
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Advertisement.
             * @memberof sampan.v1
             * @interface IAdvertisement
             * @augments sampan.v1.Advertisement.$Properties
             * @deprecated Use sampan.v1.Advertisement.$Properties instead.
             */

            /**
             * Shape of an Advertisement.
             * @typedef {sampan.v1.Advertisement.$Properties} sampan.v1.Advertisement.$Shape
             */

            /**
             * Constructs a new Advertisement.
             * @memberof sampan.v1
             * @classdesc Represents an Advertisement.
             * @constructor
             * @param {sampan.v1.Advertisement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Advertisement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Advertisement index.
             * @member {number} index
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.index = 0;

            /**
             * Advertisement round.
             * @member {number} round
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.round = 0;

            /**
             * Advertisement attempt.
             * @member {number} attempt
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.attempt = 0;

            /**
             * Advertisement serial.
             * @member {number} serial
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.serial = 0;

            /**
             * Advertisement shareKey.
             * @member {Uint8Array} shareKey
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.shareKey = $util.newBuffer([]);

            /**
             * Advertisement maskKey.
             * @member {Uint8Array} maskKey
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.maskKey = $util.newBuffer([]);

            /**
             * Advertisement policyDigest.
             * @member {Uint8Array} policyDigest
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.policyDigest = $util.newBuffer([]);

            /**
             * Advertisement floorsDigest.
             * @member {Uint8Array} floorsDigest
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.floorsDigest = $util.newBuffer([]);

            /**
             * Advertisement aloneOk.
             * @member {boolean} aloneOk
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.aloneOk = false;

            /**
             * Advertisement signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.signature = $util.newBuffer([]);

            /**
             * Advertisement abandonment.
             * @member {sampan.v1.Abandonment} abandonment
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.abandonment = null;

            /**
             * Advertisement logSize.
             * @member {number} logSize
             * @memberof sampan.v1.Advertisement
             * @instance
             */
            Advertisement.prototype.logSize = 0;

            /**
             * Creates a new Advertisement instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Advertisement
             * @static
             * @param {sampan.v1.Advertisement.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Advertisement} Advertisement instance
             * @type {{
             *   (properties: sampan.v1.Advertisement.$Shape): sampan.v1.Advertisement & sampan.v1.Advertisement.$Shape;
             *   (properties?: sampan.v1.Advertisement.$Properties): sampan.v1.Advertisement;
             * }}
             */
            Advertisement.create = function(properties) {
                return new Advertisement(properties);
            };

            /**
             * Encodes the specified Advertisement message. Does not implicitly {@link sampan.v1.Advertisement.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Advertisement
             * @static
             * @param {sampan.v1.Advertisement.$Properties} message Advertisement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Advertisement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.index);
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && message.round !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.round);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempt);
                if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && message.serial !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.serial);
                if (message.shareKey != null && $Object.hasOwnProperty.call(message, "shareKey") && message.shareKey.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.shareKey);
                if (message.maskKey != null && $Object.hasOwnProperty.call(message, "maskKey") && message.maskKey.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.maskKey);
                if (message.policyDigest != null && $Object.hasOwnProperty.call(message, "policyDigest") && message.policyDigest.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.policyDigest);
                if (message.floorsDigest != null && $Object.hasOwnProperty.call(message, "floorsDigest") && message.floorsDigest.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.floorsDigest);
                if (message.aloneOk != null && $Object.hasOwnProperty.call(message, "aloneOk") && message.aloneOk !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.aloneOk);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.signature);
                if (message.abandonment != null && $Object.hasOwnProperty.call(message, "abandonment"))
                    $root.sampan.v1.Abandonment.encode(message.abandonment, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.logSize != null && $Object.hasOwnProperty.call(message, "logSize") && message.logSize !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.logSize);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Advertisement message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Advertisement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Advertisement & sampan.v1.Advertisement.$Shape} Advertisement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Advertisement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Advertisement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.serial = value;
                            else
                                delete message.serial;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.shareKey = value;
                            else
                                delete message.shareKey;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.maskKey = value;
                            else
                                delete message.maskKey;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policyDigest = value;
                            else
                                delete message.policyDigest;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.floorsDigest = value;
                            else
                                delete message.floorsDigest;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.aloneOk = value;
                            else
                                delete message.aloneOk;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.abandonment = $root.sampan.v1.Abandonment.decode(reader, reader.size(), $undefined, _depth + 1, message.abandonment);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.logSize = value;
                            else
                                delete message.logSize;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Advertisement;
        })();

        v1.RoundOpening = (function() {

            /**
             * Properties of a RoundOpening.
             * @typedef {Object} sampan.v1.RoundOpening.$Properties
             * @property {Uint8Array} [task] RoundOpening task
             * @property {Uint8Array} [broadcast] RoundOpening broadcast
             * @property {Uint8Array} [broadcastDigest] RoundOpening broadcastDigest
             * @property {number} [threshold] RoundOpening threshold
             * @property {number} [survivorsMin] RoundOpening survivorsMin
             * @property {number} [controllersMin] RoundOpening controllersMin
             * @property {Array.<sampan.v1.Advertisement.$Properties>} [advertisements] RoundOpening advertisements
             * @property {number} [notBeforeS] RoundOpening notBeforeS
             * @property {number} [notAfterS] RoundOpening notAfterS
             * @property {Uint8Array} [checkpoint] RoundOpening checkpoint
             * @property {sampan.v1.ConsistencyProof.$Properties} [consistency] RoundOpening consistency
             * @property {Array.<sampan.v1.Abandonment.$Properties>} [abandonments] RoundOpening abandonments
             * @property {Uint8Array} [ctx] RoundOpening ctx
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoundOpening.
             * @memberof sampan.v1
             * @interface IRoundOpening
             * @augments sampan.v1.RoundOpening.$Properties
             * @deprecated Use sampan.v1.RoundOpening.$Properties instead.
             */

            /**
             * Shape of a RoundOpening.
             * @typedef {sampan.v1.RoundOpening.$Properties} sampan.v1.RoundOpening.$Shape
             */

            /**
             * Constructs a new RoundOpening.
             * @memberof sampan.v1
             * @classdesc Represents a RoundOpening.
             * @constructor
             * @param {sampan.v1.RoundOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoundOpening = function (properties) {
                this.advertisements = [];
                this.abandonments = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RoundOpening task.
             * @member {Uint8Array} task
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.task = $util.newBuffer([]);

            /**
             * RoundOpening broadcast.
             * @member {Uint8Array} broadcast
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.broadcast = $util.newBuffer([]);

            /**
             * RoundOpening broadcastDigest.
             * @member {Uint8Array} broadcastDigest
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.broadcastDigest = $util.newBuffer([]);

            /**
             * RoundOpening threshold.
             * @member {number} threshold
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.threshold = 0;

            /**
             * RoundOpening survivorsMin.
             * @member {number} survivorsMin
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.survivorsMin = 0;

            /**
             * RoundOpening controllersMin.
             * @member {number} controllersMin
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.controllersMin = 0;

            /**
             * RoundOpening advertisements.
             * @member {Array.<sampan.v1.Advertisement>} advertisements
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.advertisements = $util.emptyArray;

            /**
             * RoundOpening notBeforeS.
             * @member {number} notBeforeS
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.notBeforeS = 0;

            /**
             * RoundOpening notAfterS.
             * @member {number} notAfterS
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.notAfterS = 0;

            /**
             * RoundOpening checkpoint.
             * @member {Uint8Array} checkpoint
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.checkpoint = $util.newBuffer([]);

            /**
             * RoundOpening consistency.
             * @member {sampan.v1.ConsistencyProof} consistency
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.consistency = null;

            /**
             * RoundOpening abandonments.
             * @member {Array.<sampan.v1.Abandonment>} abandonments
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.abandonments = $util.emptyArray;

            /**
             * RoundOpening ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.RoundOpening
             * @instance
             */
            RoundOpening.prototype.ctx = $util.newBuffer([]);

            /**
             * Creates a new RoundOpening instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RoundOpening
             * @static
             * @param {sampan.v1.RoundOpening.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RoundOpening} RoundOpening instance
             * @type {{
             *   (properties: sampan.v1.RoundOpening.$Shape): sampan.v1.RoundOpening & sampan.v1.RoundOpening.$Shape;
             *   (properties?: sampan.v1.RoundOpening.$Properties): sampan.v1.RoundOpening;
             * }}
             */
            RoundOpening.create = function(properties) {
                return new RoundOpening(properties);
            };

            /**
             * Encodes the specified RoundOpening message. Does not implicitly {@link sampan.v1.RoundOpening.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RoundOpening
             * @static
             * @param {sampan.v1.RoundOpening.$Properties} message RoundOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoundOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.task != null && $Object.hasOwnProperty.call(message, "task") && message.task.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.task);
                if (message.broadcast != null && $Object.hasOwnProperty.call(message, "broadcast") && message.broadcast.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.broadcast);
                if (message.broadcastDigest != null && $Object.hasOwnProperty.call(message, "broadcastDigest") && message.broadcastDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.broadcastDigest);
                if (message.threshold != null && $Object.hasOwnProperty.call(message, "threshold") && message.threshold !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.threshold);
                if (message.survivorsMin != null && $Object.hasOwnProperty.call(message, "survivorsMin") && message.survivorsMin !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.survivorsMin);
                if (message.controllersMin != null && $Object.hasOwnProperty.call(message, "controllersMin") && message.controllersMin !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.controllersMin);
                if (message.advertisements != null && message.advertisements.length)
                    for (let i = 0; i < message.advertisements.length; ++i)
                        $root.sampan.v1.Advertisement.encode(message.advertisements[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.notBeforeS != null && $Object.hasOwnProperty.call(message, "notBeforeS") && message.notBeforeS !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.notBeforeS);
                if (message.notAfterS != null && $Object.hasOwnProperty.call(message, "notAfterS") && message.notAfterS !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.notAfterS);
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.checkpoint);
                if (message.consistency != null && $Object.hasOwnProperty.call(message, "consistency"))
                    $root.sampan.v1.ConsistencyProof.encode(message.consistency, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.abandonments != null && message.abandonments.length)
                    for (let i = 0; i < message.abandonments.length; ++i)
                        $root.sampan.v1.Abandonment.encode(message.abandonments[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.ctx);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoundOpening message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RoundOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RoundOpening & sampan.v1.RoundOpening.$Shape} RoundOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoundOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RoundOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.task = value;
                            else
                                delete message.task;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.broadcast = value;
                            else
                                delete message.broadcast;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.broadcastDigest = value;
                            else
                                delete message.broadcastDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.threshold = value;
                            else
                                delete message.threshold;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.survivorsMin = value;
                            else
                                delete message.survivorsMin;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.controllersMin = value;
                            else
                                delete message.controllersMin;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.advertisements && message.advertisements.length))
                                message.advertisements = [];
                            message.advertisements.push($root.sampan.v1.Advertisement.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.notBeforeS = value;
                            else
                                delete message.notBeforeS;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.notAfterS = value;
                            else
                                delete message.notAfterS;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.consistency = $root.sampan.v1.ConsistencyProof.decode(reader, reader.size(), $undefined, _depth + 1, message.consistency);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.abandonments && message.abandonments.length))
                                message.abandonments = [];
                            message.abandonments.push($root.sampan.v1.Abandonment.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RoundOpening;
        })();

        v1.EncryptedShares = (function() {

            /**
             * Properties of an EncryptedShares.
             * @typedef {Object} sampan.v1.EncryptedShares.$Properties
             * @property {number} [from] EncryptedShares from
             * @property {number} [to] EncryptedShares to
             * @property {Uint8Array} [ciphertext] EncryptedShares ciphertext
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EncryptedShares.
             * @memberof sampan.v1
             * @interface IEncryptedShares
             * @augments sampan.v1.EncryptedShares.$Properties
             * @deprecated Use sampan.v1.EncryptedShares.$Properties instead.
             */

            /**
             * Shape of an EncryptedShares.
             * @typedef {sampan.v1.EncryptedShares.$Properties} sampan.v1.EncryptedShares.$Shape
             */

            /**
             * Constructs a new EncryptedShares.
             * @memberof sampan.v1
             * @classdesc Represents an EncryptedShares.
             * @constructor
             * @param {sampan.v1.EncryptedShares.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EncryptedShares = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EncryptedShares from.
             * @member {number} from
             * @memberof sampan.v1.EncryptedShares
             * @instance
             */
            EncryptedShares.prototype.from = 0;

            /**
             * EncryptedShares to.
             * @member {number} to
             * @memberof sampan.v1.EncryptedShares
             * @instance
             */
            EncryptedShares.prototype.to = 0;

            /**
             * EncryptedShares ciphertext.
             * @member {Uint8Array} ciphertext
             * @memberof sampan.v1.EncryptedShares
             * @instance
             */
            EncryptedShares.prototype.ciphertext = $util.newBuffer([]);

            /**
             * Creates a new EncryptedShares instance using the specified properties.
             * @function create
             * @memberof sampan.v1.EncryptedShares
             * @static
             * @param {sampan.v1.EncryptedShares.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.EncryptedShares} EncryptedShares instance
             * @type {{
             *   (properties: sampan.v1.EncryptedShares.$Shape): sampan.v1.EncryptedShares & sampan.v1.EncryptedShares.$Shape;
             *   (properties?: sampan.v1.EncryptedShares.$Properties): sampan.v1.EncryptedShares;
             * }}
             */
            EncryptedShares.create = function(properties) {
                return new EncryptedShares(properties);
            };

            /**
             * Encodes the specified EncryptedShares message. Does not implicitly {@link sampan.v1.EncryptedShares.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.EncryptedShares
             * @static
             * @param {sampan.v1.EncryptedShares.$Properties} message EncryptedShares message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EncryptedShares.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.to);
                if (message.ciphertext != null && $Object.hasOwnProperty.call(message, "ciphertext") && message.ciphertext.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.ciphertext);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EncryptedShares message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.EncryptedShares
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.EncryptedShares & sampan.v1.EncryptedShares.$Shape} EncryptedShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EncryptedShares.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.EncryptedShares();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertext = value;
                            else
                                delete message.ciphertext;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EncryptedShares;
        })();

        v1.Shares = (function() {

            /**
             * Properties of a Shares.
             * @typedef {Object} sampan.v1.Shares.$Properties
             * @property {Uint8Array} [ctx] Shares ctx
             * @property {Uint8Array} [root] Shares root
             * @property {Uint8Array} [selfSeedDigest] Shares selfSeedDigest
             * @property {Uint8Array} [signature] Shares signature
             * @property {Uint8Array} [leaves] Shares leaves
             * @property {Array.<sampan.v1.EncryptedShares.$Properties>} [ciphertexts] Shares ciphertexts
             * @property {sampan.v1.Cosignature.$Properties} [cosignature] Shares cosignature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Shares.
             * @memberof sampan.v1
             * @interface IShares
             * @augments sampan.v1.Shares.$Properties
             * @deprecated Use sampan.v1.Shares.$Properties instead.
             */

            /**
             * Shape of a Shares.
             * @typedef {sampan.v1.Shares.$Properties} sampan.v1.Shares.$Shape
             */

            /**
             * Constructs a new Shares.
             * @memberof sampan.v1
             * @classdesc Represents a Shares.
             * @constructor
             * @param {sampan.v1.Shares.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Shares = function (properties) {
                this.ciphertexts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Shares ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.ctx = $util.newBuffer([]);

            /**
             * Shares root.
             * @member {Uint8Array} root
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.root = $util.newBuffer([]);

            /**
             * Shares selfSeedDigest.
             * @member {Uint8Array} selfSeedDigest
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.selfSeedDigest = $util.newBuffer([]);

            /**
             * Shares signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.signature = $util.newBuffer([]);

            /**
             * Shares leaves.
             * @member {Uint8Array} leaves
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.leaves = $util.newBuffer([]);

            /**
             * Shares ciphertexts.
             * @member {Array.<sampan.v1.EncryptedShares>} ciphertexts
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.ciphertexts = $util.emptyArray;

            /**
             * Shares cosignature.
             * @member {sampan.v1.Cosignature} cosignature
             * @memberof sampan.v1.Shares
             * @instance
             */
            Shares.prototype.cosignature = null;

            /**
             * Creates a new Shares instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Shares
             * @static
             * @param {sampan.v1.Shares.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Shares} Shares instance
             * @type {{
             *   (properties: sampan.v1.Shares.$Shape): sampan.v1.Shares & sampan.v1.Shares.$Shape;
             *   (properties?: sampan.v1.Shares.$Properties): sampan.v1.Shares;
             * }}
             */
            Shares.create = function(properties) {
                return new Shares(properties);
            };

            /**
             * Encodes the specified Shares message. Does not implicitly {@link sampan.v1.Shares.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Shares
             * @static
             * @param {sampan.v1.Shares.$Properties} message Shares message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Shares.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.root);
                if (message.selfSeedDigest != null && $Object.hasOwnProperty.call(message, "selfSeedDigest") && message.selfSeedDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.selfSeedDigest);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.leaves != null && $Object.hasOwnProperty.call(message, "leaves") && message.leaves.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.leaves);
                if (message.ciphertexts != null && message.ciphertexts.length)
                    for (let i = 0; i < message.ciphertexts.length; ++i)
                        $root.sampan.v1.EncryptedShares.encode(message.ciphertexts[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.cosignature != null && $Object.hasOwnProperty.call(message, "cosignature"))
                    $root.sampan.v1.Cosignature.encode(message.cosignature, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Shares message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Shares
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Shares & sampan.v1.Shares.$Shape} Shares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Shares.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Shares();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.selfSeedDigest = value;
                            else
                                delete message.selfSeedDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.leaves = value;
                            else
                                delete message.leaves;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ciphertexts && message.ciphertexts.length))
                                message.ciphertexts = [];
                            message.ciphertexts.push($root.sampan.v1.EncryptedShares.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.cosignature = $root.sampan.v1.Cosignature.decode(reader, reader.size(), $undefined, _depth + 1, message.cosignature);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Shares;
        })();

        v1.DeliveredShares = (function() {

            /**
             * Properties of a DeliveredShares.
             * @typedef {Object} sampan.v1.DeliveredShares.$Properties
             * @property {number} [from] DeliveredShares from
             * @property {Uint8Array} [root] DeliveredShares root
             * @property {Uint8Array} [selfSeedDigest] DeliveredShares selfSeedDigest
             * @property {Uint8Array} [signature] DeliveredShares signature
             * @property {Uint8Array} [ciphertext] DeliveredShares ciphertext
             * @property {Uint8Array} [pathSelf] DeliveredShares pathSelf
             * @property {Uint8Array} [pathMask] DeliveredShares pathMask
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeliveredShares.
             * @memberof sampan.v1
             * @interface IDeliveredShares
             * @augments sampan.v1.DeliveredShares.$Properties
             * @deprecated Use sampan.v1.DeliveredShares.$Properties instead.
             */

            /**
             * Shape of a DeliveredShares.
             * @typedef {sampan.v1.DeliveredShares.$Properties} sampan.v1.DeliveredShares.$Shape
             */

            /**
             * Constructs a new DeliveredShares.
             * @memberof sampan.v1
             * @classdesc Represents a DeliveredShares.
             * @constructor
             * @param {sampan.v1.DeliveredShares.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeliveredShares = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeliveredShares from.
             * @member {number} from
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.from = 0;

            /**
             * DeliveredShares root.
             * @member {Uint8Array} root
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.root = $util.newBuffer([]);

            /**
             * DeliveredShares selfSeedDigest.
             * @member {Uint8Array} selfSeedDigest
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.selfSeedDigest = $util.newBuffer([]);

            /**
             * DeliveredShares signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.signature = $util.newBuffer([]);

            /**
             * DeliveredShares ciphertext.
             * @member {Uint8Array} ciphertext
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.ciphertext = $util.newBuffer([]);

            /**
             * DeliveredShares pathSelf.
             * @member {Uint8Array} pathSelf
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.pathSelf = $util.newBuffer([]);

            /**
             * DeliveredShares pathMask.
             * @member {Uint8Array} pathMask
             * @memberof sampan.v1.DeliveredShares
             * @instance
             */
            DeliveredShares.prototype.pathMask = $util.newBuffer([]);

            /**
             * Creates a new DeliveredShares instance using the specified properties.
             * @function create
             * @memberof sampan.v1.DeliveredShares
             * @static
             * @param {sampan.v1.DeliveredShares.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.DeliveredShares} DeliveredShares instance
             * @type {{
             *   (properties: sampan.v1.DeliveredShares.$Shape): sampan.v1.DeliveredShares & sampan.v1.DeliveredShares.$Shape;
             *   (properties?: sampan.v1.DeliveredShares.$Properties): sampan.v1.DeliveredShares;
             * }}
             */
            DeliveredShares.create = function(properties) {
                return new DeliveredShares(properties);
            };

            /**
             * Encodes the specified DeliveredShares message. Does not implicitly {@link sampan.v1.DeliveredShares.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.DeliveredShares
             * @static
             * @param {sampan.v1.DeliveredShares.$Properties} message DeliveredShares message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeliveredShares.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.from);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.root);
                if (message.selfSeedDigest != null && $Object.hasOwnProperty.call(message, "selfSeedDigest") && message.selfSeedDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.selfSeedDigest);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.ciphertext != null && $Object.hasOwnProperty.call(message, "ciphertext") && message.ciphertext.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.ciphertext);
                if (message.pathSelf != null && $Object.hasOwnProperty.call(message, "pathSelf") && message.pathSelf.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.pathSelf);
                if (message.pathMask != null && $Object.hasOwnProperty.call(message, "pathMask") && message.pathMask.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.pathMask);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeliveredShares message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.DeliveredShares
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.DeliveredShares & sampan.v1.DeliveredShares.$Shape} DeliveredShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeliveredShares.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.DeliveredShares();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.selfSeedDigest = value;
                            else
                                delete message.selfSeedDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertext = value;
                            else
                                delete message.ciphertext;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.pathSelf = value;
                            else
                                delete message.pathSelf;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.pathMask = value;
                            else
                                delete message.pathMask;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeliveredShares;
        })();

        v1.ShareDelivery = (function() {

            /**
             * Properties of a ShareDelivery.
             * @typedef {Object} sampan.v1.ShareDelivery.$Properties
             * @property {Uint8Array} [ctx] ShareDelivery ctx
             * @property {Array.<sampan.v1.DeliveredShares.$Properties>} [shares] ShareDelivery shares
             * @property {sampan.v1.LogEntryProof.$Properties} [opened] ShareDelivery opened
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ShareDelivery.
             * @memberof sampan.v1
             * @interface IShareDelivery
             * @augments sampan.v1.ShareDelivery.$Properties
             * @deprecated Use sampan.v1.ShareDelivery.$Properties instead.
             */

            /**
             * Shape of a ShareDelivery.
             * @typedef {sampan.v1.ShareDelivery.$Properties} sampan.v1.ShareDelivery.$Shape
             */

            /**
             * Constructs a new ShareDelivery.
             * @memberof sampan.v1
             * @classdesc Represents a ShareDelivery.
             * @constructor
             * @param {sampan.v1.ShareDelivery.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ShareDelivery = function (properties) {
                this.shares = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ShareDelivery ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.ShareDelivery
             * @instance
             */
            ShareDelivery.prototype.ctx = $util.newBuffer([]);

            /**
             * ShareDelivery shares.
             * @member {Array.<sampan.v1.DeliveredShares>} shares
             * @memberof sampan.v1.ShareDelivery
             * @instance
             */
            ShareDelivery.prototype.shares = $util.emptyArray;

            /**
             * ShareDelivery opened.
             * @member {sampan.v1.LogEntryProof} opened
             * @memberof sampan.v1.ShareDelivery
             * @instance
             */
            ShareDelivery.prototype.opened = null;

            /**
             * Creates a new ShareDelivery instance using the specified properties.
             * @function create
             * @memberof sampan.v1.ShareDelivery
             * @static
             * @param {sampan.v1.ShareDelivery.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.ShareDelivery} ShareDelivery instance
             * @type {{
             *   (properties: sampan.v1.ShareDelivery.$Shape): sampan.v1.ShareDelivery & sampan.v1.ShareDelivery.$Shape;
             *   (properties?: sampan.v1.ShareDelivery.$Properties): sampan.v1.ShareDelivery;
             * }}
             */
            ShareDelivery.create = function(properties) {
                return new ShareDelivery(properties);
            };

            /**
             * Encodes the specified ShareDelivery message. Does not implicitly {@link sampan.v1.ShareDelivery.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.ShareDelivery
             * @static
             * @param {sampan.v1.ShareDelivery.$Properties} message ShareDelivery message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ShareDelivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.shares != null && message.shares.length)
                    for (let i = 0; i < message.shares.length; ++i)
                        $root.sampan.v1.DeliveredShares.encode(message.shares[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened"))
                    $root.sampan.v1.LogEntryProof.encode(message.opened, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ShareDelivery message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.ShareDelivery
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.ShareDelivery & sampan.v1.ShareDelivery.$Shape} ShareDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ShareDelivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.ShareDelivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shares && message.shares.length))
                                message.shares = [];
                            message.shares.push($root.sampan.v1.DeliveredShares.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.opened = $root.sampan.v1.LogEntryProof.decode(reader, reader.size(), $undefined, _depth + 1, message.opened);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ShareDelivery;
        })();

        v1.Complaint = (function() {

            /**
             * Properties of a Complaint.
             * @typedef {Object} sampan.v1.Complaint.$Properties
             * @property {Uint8Array} [ctx] Complaint ctx
             * @property {number} [against] Complaint against
             * @property {string} [code] Complaint code
             * @property {Uint8Array} [signature] Complaint signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Complaint.
             * @memberof sampan.v1
             * @interface IComplaint
             * @augments sampan.v1.Complaint.$Properties
             * @deprecated Use sampan.v1.Complaint.$Properties instead.
             */

            /**
             * Shape of a Complaint.
             * @typedef {sampan.v1.Complaint.$Properties} sampan.v1.Complaint.$Shape
             */

            /**
             * Constructs a new Complaint.
             * @memberof sampan.v1
             * @classdesc Represents a Complaint.
             * @constructor
             * @param {sampan.v1.Complaint.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Complaint = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Complaint ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.Complaint
             * @instance
             */
            Complaint.prototype.ctx = $util.newBuffer([]);

            /**
             * Complaint against.
             * @member {number} against
             * @memberof sampan.v1.Complaint
             * @instance
             */
            Complaint.prototype.against = 0;

            /**
             * Complaint code.
             * @member {string} code
             * @memberof sampan.v1.Complaint
             * @instance
             */
            Complaint.prototype.code = "";

            /**
             * Complaint signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Complaint
             * @instance
             */
            Complaint.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new Complaint instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Complaint
             * @static
             * @param {sampan.v1.Complaint.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Complaint} Complaint instance
             * @type {{
             *   (properties: sampan.v1.Complaint.$Shape): sampan.v1.Complaint & sampan.v1.Complaint.$Shape;
             *   (properties?: sampan.v1.Complaint.$Properties): sampan.v1.Complaint;
             * }}
             */
            Complaint.create = function(properties) {
                return new Complaint(properties);
            };

            /**
             * Encodes the specified Complaint message. Does not implicitly {@link sampan.v1.Complaint.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Complaint
             * @static
             * @param {sampan.v1.Complaint.$Properties} message Complaint message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Complaint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.against != null && $Object.hasOwnProperty.call(message, "against") && message.against !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.against);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Complaint message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Complaint
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Complaint & sampan.v1.Complaint.$Shape} Complaint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Complaint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Complaint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.against = value;
                            else
                                delete message.against;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Complaint;
        })();

        /**
         * StreamKind enum.
         * @name sampan.v1.StreamKind
         * @enum {number}
         * @property {number} STREAM_KIND_UNSPECIFIED=0 STREAM_KIND_UNSPECIFIED value
         * @property {number} STREAM_KIND_VECTOR=1 STREAM_KIND_VECTOR value
         * @property {number} STREAM_KIND_BROADCAST=2 STREAM_KIND_BROADCAST value
         * @property {number} STREAM_KIND_SUM=3 STREAM_KIND_SUM value
         */
        v1.StreamKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STREAM_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STREAM_KIND_VECTOR"] = 1;
            values[valuesById[2] = "STREAM_KIND_BROADCAST"] = 2;
            values[valuesById[3] = "STREAM_KIND_SUM"] = 3;
            return values;
        })();

        v1.StreamHeader = (function() {

            /**
             * Properties of a StreamHeader.
             * @typedef {Object} sampan.v1.StreamHeader.$Properties
             * @property {Uint8Array} [ctx] StreamHeader ctx
             * @property {sampan.v1.StreamKind} [kind] StreamHeader kind
             * @property {number} [size] StreamHeader size
             * @property {number} [chunkSize] StreamHeader chunkSize
             * @property {Uint8Array} [chunkDigests] StreamHeader chunkDigests
             * @property {Uint8Array} [digest] StreamHeader digest
             * @property {Uint8Array} [signature] StreamHeader signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamHeader.
             * @memberof sampan.v1
             * @interface IStreamHeader
             * @augments sampan.v1.StreamHeader.$Properties
             * @deprecated Use sampan.v1.StreamHeader.$Properties instead.
             */

            /**
             * Shape of a StreamHeader.
             * @typedef {sampan.v1.StreamHeader.$Properties} sampan.v1.StreamHeader.$Shape
             */

            /**
             * Constructs a new StreamHeader.
             * @memberof sampan.v1
             * @classdesc Represents a StreamHeader.
             * @constructor
             * @param {sampan.v1.StreamHeader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamHeader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamHeader ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.ctx = $util.newBuffer([]);

            /**
             * StreamHeader kind.
             * @member {sampan.v1.StreamKind} kind
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.kind = 0;

            /**
             * StreamHeader size.
             * @member {number} size
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.size = 0;

            /**
             * StreamHeader chunkSize.
             * @member {number} chunkSize
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.chunkSize = 0;

            /**
             * StreamHeader chunkDigests.
             * @member {Uint8Array} chunkDigests
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.chunkDigests = $util.newBuffer([]);

            /**
             * StreamHeader digest.
             * @member {Uint8Array} digest
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.digest = $util.newBuffer([]);

            /**
             * StreamHeader signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.StreamHeader
             * @instance
             */
            StreamHeader.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new StreamHeader instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StreamHeader
             * @static
             * @param {sampan.v1.StreamHeader.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StreamHeader} StreamHeader instance
             * @type {{
             *   (properties: sampan.v1.StreamHeader.$Shape): sampan.v1.StreamHeader & sampan.v1.StreamHeader.$Shape;
             *   (properties?: sampan.v1.StreamHeader.$Properties): sampan.v1.StreamHeader;
             * }}
             */
            StreamHeader.create = function(properties) {
                return new StreamHeader(properties);
            };

            /**
             * Encodes the specified StreamHeader message. Does not implicitly {@link sampan.v1.StreamHeader.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StreamHeader
             * @static
             * @param {sampan.v1.StreamHeader.$Properties} message StreamHeader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && message.size !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.size);
                if (message.chunkSize != null && $Object.hasOwnProperty.call(message, "chunkSize") && message.chunkSize !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.chunkSize);
                if (message.chunkDigests != null && $Object.hasOwnProperty.call(message, "chunkDigests") && message.chunkDigests.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.chunkDigests);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.digest);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamHeader message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StreamHeader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StreamHeader & sampan.v1.StreamHeader.$Shape} StreamHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StreamHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.chunkSize = value;
                            else
                                delete message.chunkSize;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.chunkDigests = value;
                            else
                                delete message.chunkDigests;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamHeader;
        })();

        v1.StreamGrant = (function() {

            /**
             * Properties of a StreamGrant.
             * @typedef {Object} sampan.v1.StreamGrant.$Properties
             * @property {Uint8Array} [ctx] StreamGrant ctx
             * @property {sampan.v1.StreamKind} [kind] StreamGrant kind
             * @property {number} [fromChunk] StreamGrant fromChunk
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamGrant.
             * @memberof sampan.v1
             * @interface IStreamGrant
             * @augments sampan.v1.StreamGrant.$Properties
             * @deprecated Use sampan.v1.StreamGrant.$Properties instead.
             */

            /**
             * Shape of a StreamGrant.
             * @typedef {sampan.v1.StreamGrant.$Properties} sampan.v1.StreamGrant.$Shape
             */

            /**
             * Constructs a new StreamGrant.
             * @memberof sampan.v1
             * @classdesc Represents a StreamGrant.
             * @constructor
             * @param {sampan.v1.StreamGrant.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamGrant = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamGrant ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.StreamGrant
             * @instance
             */
            StreamGrant.prototype.ctx = $util.newBuffer([]);

            /**
             * StreamGrant kind.
             * @member {sampan.v1.StreamKind} kind
             * @memberof sampan.v1.StreamGrant
             * @instance
             */
            StreamGrant.prototype.kind = 0;

            /**
             * StreamGrant fromChunk.
             * @member {number} fromChunk
             * @memberof sampan.v1.StreamGrant
             * @instance
             */
            StreamGrant.prototype.fromChunk = 0;

            /**
             * Creates a new StreamGrant instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StreamGrant
             * @static
             * @param {sampan.v1.StreamGrant.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StreamGrant} StreamGrant instance
             * @type {{
             *   (properties: sampan.v1.StreamGrant.$Shape): sampan.v1.StreamGrant & sampan.v1.StreamGrant.$Shape;
             *   (properties?: sampan.v1.StreamGrant.$Properties): sampan.v1.StreamGrant;
             * }}
             */
            StreamGrant.create = function(properties) {
                return new StreamGrant(properties);
            };

            /**
             * Encodes the specified StreamGrant message. Does not implicitly {@link sampan.v1.StreamGrant.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StreamGrant
             * @static
             * @param {sampan.v1.StreamGrant.$Properties} message StreamGrant message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamGrant.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                if (message.fromChunk != null && $Object.hasOwnProperty.call(message, "fromChunk") && message.fromChunk !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.fromChunk);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamGrant message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StreamGrant
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StreamGrant & sampan.v1.StreamGrant.$Shape} StreamGrant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamGrant.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StreamGrant();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fromChunk = value;
                            else
                                delete message.fromChunk;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamGrant;
        })();

        v1.StreamChunk = (function() {

            /**
             * Properties of a StreamChunk.
             * @typedef {Object} sampan.v1.StreamChunk.$Properties
             * @property {Uint8Array} [ctx] StreamChunk ctx
             * @property {sampan.v1.StreamKind} [kind] StreamChunk kind
             * @property {number} [index] StreamChunk index
             * @property {Uint8Array} [data] StreamChunk data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamChunk.
             * @memberof sampan.v1
             * @interface IStreamChunk
             * @augments sampan.v1.StreamChunk.$Properties
             * @deprecated Use sampan.v1.StreamChunk.$Properties instead.
             */

            /**
             * Shape of a StreamChunk.
             * @typedef {sampan.v1.StreamChunk.$Properties} sampan.v1.StreamChunk.$Shape
             */

            /**
             * Constructs a new StreamChunk.
             * @memberof sampan.v1
             * @classdesc Represents a StreamChunk.
             * @constructor
             * @param {sampan.v1.StreamChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamChunk ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.StreamChunk
             * @instance
             */
            StreamChunk.prototype.ctx = $util.newBuffer([]);

            /**
             * StreamChunk kind.
             * @member {sampan.v1.StreamKind} kind
             * @memberof sampan.v1.StreamChunk
             * @instance
             */
            StreamChunk.prototype.kind = 0;

            /**
             * StreamChunk index.
             * @member {number} index
             * @memberof sampan.v1.StreamChunk
             * @instance
             */
            StreamChunk.prototype.index = 0;

            /**
             * StreamChunk data.
             * @member {Uint8Array} data
             * @memberof sampan.v1.StreamChunk
             * @instance
             */
            StreamChunk.prototype.data = $util.newBuffer([]);

            /**
             * Creates a new StreamChunk instance using the specified properties.
             * @function create
             * @memberof sampan.v1.StreamChunk
             * @static
             * @param {sampan.v1.StreamChunk.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.StreamChunk} StreamChunk instance
             * @type {{
             *   (properties: sampan.v1.StreamChunk.$Shape): sampan.v1.StreamChunk & sampan.v1.StreamChunk.$Shape;
             *   (properties?: sampan.v1.StreamChunk.$Properties): sampan.v1.StreamChunk;
             * }}
             */
            StreamChunk.create = function(properties) {
                return new StreamChunk(properties);
            };

            /**
             * Encodes the specified StreamChunk message. Does not implicitly {@link sampan.v1.StreamChunk.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.StreamChunk
             * @static
             * @param {sampan.v1.StreamChunk.$Properties} message StreamChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.index);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamChunk message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.StreamChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.StreamChunk & sampan.v1.StreamChunk.$Shape} StreamChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.StreamChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamChunk;
        })();

        v1.SurvivorSet = (function() {

            /**
             * Properties of a SurvivorSet.
             * @typedef {Object} sampan.v1.SurvivorSet.$Properties
             * @property {Uint8Array} [ctx] SurvivorSet ctx
             * @property {Array.<number>} [members] SurvivorSet members
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SurvivorSet.
             * @memberof sampan.v1
             * @interface ISurvivorSet
             * @augments sampan.v1.SurvivorSet.$Properties
             * @deprecated Use sampan.v1.SurvivorSet.$Properties instead.
             */

            /**
             * Shape of a SurvivorSet.
             * @typedef {sampan.v1.SurvivorSet.$Properties} sampan.v1.SurvivorSet.$Shape
             */

            /**
             * Constructs a new SurvivorSet.
             * @memberof sampan.v1
             * @classdesc Represents a SurvivorSet.
             * @constructor
             * @param {sampan.v1.SurvivorSet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SurvivorSet = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SurvivorSet ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.SurvivorSet
             * @instance
             */
            SurvivorSet.prototype.ctx = $util.newBuffer([]);

            /**
             * SurvivorSet members.
             * @member {Array.<number>} members
             * @memberof sampan.v1.SurvivorSet
             * @instance
             */
            SurvivorSet.prototype.members = $util.emptyArray;

            /**
             * Creates a new SurvivorSet instance using the specified properties.
             * @function create
             * @memberof sampan.v1.SurvivorSet
             * @static
             * @param {sampan.v1.SurvivorSet.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.SurvivorSet} SurvivorSet instance
             * @type {{
             *   (properties: sampan.v1.SurvivorSet.$Shape): sampan.v1.SurvivorSet & sampan.v1.SurvivorSet.$Shape;
             *   (properties?: sampan.v1.SurvivorSet.$Properties): sampan.v1.SurvivorSet;
             * }}
             */
            SurvivorSet.create = function(properties) {
                return new SurvivorSet(properties);
            };

            /**
             * Encodes the specified SurvivorSet message. Does not implicitly {@link sampan.v1.SurvivorSet.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.SurvivorSet
             * @static
             * @param {sampan.v1.SurvivorSet.$Properties} message SurvivorSet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SurvivorSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.members != null && message.members.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.members);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SurvivorSet message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.SurvivorSet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.SurvivorSet & sampan.v1.SurvivorSet.$Shape} SurvivorSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SurvivorSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.SurvivorSet();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                reader.uint32s(message.members);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SurvivorSet;
        })();

        v1.Confirmation = (function() {

            /**
             * Properties of a Confirmation.
             * @typedef {Object} sampan.v1.Confirmation.$Properties
             * @property {Uint8Array} [ctx] Confirmation ctx
             * @property {number} [index] Confirmation index
             * @property {Uint8Array} [signature] Confirmation signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Confirmation.
             * @memberof sampan.v1
             * @interface IConfirmation
             * @augments sampan.v1.Confirmation.$Properties
             * @deprecated Use sampan.v1.Confirmation.$Properties instead.
             */

            /**
             * Shape of a Confirmation.
             * @typedef {sampan.v1.Confirmation.$Properties} sampan.v1.Confirmation.$Shape
             */

            /**
             * Constructs a new Confirmation.
             * @memberof sampan.v1
             * @classdesc Represents a Confirmation.
             * @constructor
             * @param {sampan.v1.Confirmation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Confirmation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Confirmation ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.Confirmation
             * @instance
             */
            Confirmation.prototype.ctx = $util.newBuffer([]);

            /**
             * Confirmation index.
             * @member {number} index
             * @memberof sampan.v1.Confirmation
             * @instance
             */
            Confirmation.prototype.index = 0;

            /**
             * Confirmation signature.
             * @member {Uint8Array} signature
             * @memberof sampan.v1.Confirmation
             * @instance
             */
            Confirmation.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new Confirmation instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Confirmation
             * @static
             * @param {sampan.v1.Confirmation.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Confirmation} Confirmation instance
             * @type {{
             *   (properties: sampan.v1.Confirmation.$Shape): sampan.v1.Confirmation & sampan.v1.Confirmation.$Shape;
             *   (properties?: sampan.v1.Confirmation.$Properties): sampan.v1.Confirmation;
             * }}
             */
            Confirmation.create = function(properties) {
                return new Confirmation(properties);
            };

            /**
             * Encodes the specified Confirmation message. Does not implicitly {@link sampan.v1.Confirmation.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Confirmation
             * @static
             * @param {sampan.v1.Confirmation.$Properties} message Confirmation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Confirmation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Confirmation message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Confirmation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Confirmation & sampan.v1.Confirmation.$Shape} Confirmation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Confirmation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Confirmation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Confirmation;
        })();

        v1.RevealRequest = (function() {

            /**
             * Properties of a RevealRequest.
             * @typedef {Object} sampan.v1.RevealRequest.$Properties
             * @property {Uint8Array} [ctx] RevealRequest ctx
             * @property {Array.<sampan.v1.Confirmation.$Properties>} [confirmations] RevealRequest confirmations
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevealRequest.
             * @memberof sampan.v1
             * @interface IRevealRequest
             * @augments sampan.v1.RevealRequest.$Properties
             * @deprecated Use sampan.v1.RevealRequest.$Properties instead.
             */

            /**
             * Shape of a RevealRequest.
             * @typedef {sampan.v1.RevealRequest.$Properties} sampan.v1.RevealRequest.$Shape
             */

            /**
             * Constructs a new RevealRequest.
             * @memberof sampan.v1
             * @classdesc Represents a RevealRequest.
             * @constructor
             * @param {sampan.v1.RevealRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevealRequest = function (properties) {
                this.confirmations = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevealRequest ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.RevealRequest
             * @instance
             */
            RevealRequest.prototype.ctx = $util.newBuffer([]);

            /**
             * RevealRequest confirmations.
             * @member {Array.<sampan.v1.Confirmation>} confirmations
             * @memberof sampan.v1.RevealRequest
             * @instance
             */
            RevealRequest.prototype.confirmations = $util.emptyArray;

            /**
             * Creates a new RevealRequest instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RevealRequest
             * @static
             * @param {sampan.v1.RevealRequest.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RevealRequest} RevealRequest instance
             * @type {{
             *   (properties: sampan.v1.RevealRequest.$Shape): sampan.v1.RevealRequest & sampan.v1.RevealRequest.$Shape;
             *   (properties?: sampan.v1.RevealRequest.$Properties): sampan.v1.RevealRequest;
             * }}
             */
            RevealRequest.create = function(properties) {
                return new RevealRequest(properties);
            };

            /**
             * Encodes the specified RevealRequest message. Does not implicitly {@link sampan.v1.RevealRequest.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RevealRequest
             * @static
             * @param {sampan.v1.RevealRequest.$Properties} message RevealRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevealRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.confirmations != null && message.confirmations.length)
                    for (let i = 0; i < message.confirmations.length; ++i)
                        $root.sampan.v1.Confirmation.encode(message.confirmations[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevealRequest message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RevealRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RevealRequest & sampan.v1.RevealRequest.$Shape} RevealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevealRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RevealRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.confirmations && message.confirmations.length))
                                message.confirmations = [];
                            message.confirmations.push($root.sampan.v1.Confirmation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RevealRequest;
        })();

        /**
         * ShareKind enum.
         * @name sampan.v1.ShareKind
         * @enum {number}
         * @property {number} SHARE_KIND_UNSPECIFIED=0 SHARE_KIND_UNSPECIFIED value
         * @property {number} SHARE_KIND_SELF=1 SHARE_KIND_SELF value
         * @property {number} SHARE_KIND_MASK=2 SHARE_KIND_MASK value
         */
        v1.ShareKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SHARE_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SHARE_KIND_SELF"] = 1;
            values[valuesById[2] = "SHARE_KIND_MASK"] = 2;
            return values;
        })();

        v1.RevealedShare = (function() {

            /**
             * Properties of a RevealedShare.
             * @typedef {Object} sampan.v1.RevealedShare.$Properties
             * @property {number} [of] RevealedShare of
             * @property {sampan.v1.ShareKind} [kind] RevealedShare kind
             * @property {Uint8Array} [share] RevealedShare share
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevealedShare.
             * @memberof sampan.v1
             * @interface IRevealedShare
             * @augments sampan.v1.RevealedShare.$Properties
             * @deprecated Use sampan.v1.RevealedShare.$Properties instead.
             */

            /**
             * Shape of a RevealedShare.
             * @typedef {sampan.v1.RevealedShare.$Properties} sampan.v1.RevealedShare.$Shape
             */

            /**
             * Constructs a new RevealedShare.
             * @memberof sampan.v1
             * @classdesc Represents a RevealedShare.
             * @constructor
             * @param {sampan.v1.RevealedShare.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevealedShare = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevealedShare of.
             * @member {number} of
             * @memberof sampan.v1.RevealedShare
             * @instance
             */
            RevealedShare.prototype.of = 0;

            /**
             * RevealedShare kind.
             * @member {sampan.v1.ShareKind} kind
             * @memberof sampan.v1.RevealedShare
             * @instance
             */
            RevealedShare.prototype.kind = 0;

            /**
             * RevealedShare share.
             * @member {Uint8Array} share
             * @memberof sampan.v1.RevealedShare
             * @instance
             */
            RevealedShare.prototype.share = $util.newBuffer([]);

            /**
             * Creates a new RevealedShare instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RevealedShare
             * @static
             * @param {sampan.v1.RevealedShare.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RevealedShare} RevealedShare instance
             * @type {{
             *   (properties: sampan.v1.RevealedShare.$Shape): sampan.v1.RevealedShare & sampan.v1.RevealedShare.$Shape;
             *   (properties?: sampan.v1.RevealedShare.$Properties): sampan.v1.RevealedShare;
             * }}
             */
            RevealedShare.create = function(properties) {
                return new RevealedShare(properties);
            };

            /**
             * Encodes the specified RevealedShare message. Does not implicitly {@link sampan.v1.RevealedShare.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RevealedShare
             * @static
             * @param {sampan.v1.RevealedShare.$Properties} message RevealedShare message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevealedShare.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.of != null && $Object.hasOwnProperty.call(message, "of") && message.of !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.of);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                if (message.share != null && $Object.hasOwnProperty.call(message, "share") && message.share.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.share);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevealedShare message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RevealedShare
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RevealedShare & sampan.v1.RevealedShare.$Shape} RevealedShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevealedShare.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RevealedShare();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.of = value;
                            else
                                delete message.of;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.share = value;
                            else
                                delete message.share;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RevealedShare;
        })();

        v1.Reveal = (function() {

            /**
             * Properties of a Reveal.
             * @typedef {Object} sampan.v1.Reveal.$Properties
             * @property {Uint8Array} [ctx] Reveal ctx
             * @property {Array.<sampan.v1.RevealedShare.$Properties>} [shares] Reveal shares
             * @property {sampan.v1.Advertisement.$Properties} [next] Reveal next
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Reveal.
             * @memberof sampan.v1
             * @interface IReveal
             * @augments sampan.v1.Reveal.$Properties
             * @deprecated Use sampan.v1.Reveal.$Properties instead.
             */

            /**
             * Shape of a Reveal.
             * @typedef {sampan.v1.Reveal.$Properties} sampan.v1.Reveal.$Shape
             */

            /**
             * Constructs a new Reveal.
             * @memberof sampan.v1
             * @classdesc Represents a Reveal.
             * @constructor
             * @param {sampan.v1.Reveal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Reveal = function (properties) {
                this.shares = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Reveal ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.Reveal
             * @instance
             */
            Reveal.prototype.ctx = $util.newBuffer([]);

            /**
             * Reveal shares.
             * @member {Array.<sampan.v1.RevealedShare>} shares
             * @memberof sampan.v1.Reveal
             * @instance
             */
            Reveal.prototype.shares = $util.emptyArray;

            /**
             * Reveal next.
             * @member {sampan.v1.Advertisement} next
             * @memberof sampan.v1.Reveal
             * @instance
             */
            Reveal.prototype.next = null;

            /**
             * Creates a new Reveal instance using the specified properties.
             * @function create
             * @memberof sampan.v1.Reveal
             * @static
             * @param {sampan.v1.Reveal.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.Reveal} Reveal instance
             * @type {{
             *   (properties: sampan.v1.Reveal.$Shape): sampan.v1.Reveal & sampan.v1.Reveal.$Shape;
             *   (properties?: sampan.v1.Reveal.$Properties): sampan.v1.Reveal;
             * }}
             */
            Reveal.create = function(properties) {
                return new Reveal(properties);
            };

            /**
             * Encodes the specified Reveal message. Does not implicitly {@link sampan.v1.Reveal.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.Reveal
             * @static
             * @param {sampan.v1.Reveal.$Properties} message Reveal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Reveal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.shares != null && message.shares.length)
                    for (let i = 0; i < message.shares.length; ++i)
                        $root.sampan.v1.RevealedShare.encode(message.shares[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.next != null && $Object.hasOwnProperty.call(message, "next"))
                    $root.sampan.v1.Advertisement.encode(message.next, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Reveal message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.Reveal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.Reveal & sampan.v1.Reveal.$Shape} Reveal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Reveal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.Reveal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shares && message.shares.length))
                                message.shares = [];
                            message.shares.push($root.sampan.v1.RevealedShare.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.next = $root.sampan.v1.Advertisement.decode(reader, reader.size(), $undefined, _depth + 1, message.next);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Reveal;
        })();

        v1.RoundResult = (function() {

            /**
             * Properties of a RoundResult.
             * @typedef {Object} sampan.v1.RoundResult.$Properties
             * @property {Uint8Array} [ctx] RoundResult ctx
             * @property {Uint8Array} [sum] RoundResult sum
             * @property {Uint8Array} [sumDigest] RoundResult sumDigest
             * @property {Array.<number>} [members] RoundResult members
             * @property {sampan.v1.LogEntryProof.$Properties} [published] RoundResult published
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoundResult.
             * @memberof sampan.v1
             * @interface IRoundResult
             * @augments sampan.v1.RoundResult.$Properties
             * @deprecated Use sampan.v1.RoundResult.$Properties instead.
             */

            /**
             * Shape of a RoundResult.
             * @typedef {sampan.v1.RoundResult.$Properties} sampan.v1.RoundResult.$Shape
             */

            /**
             * Constructs a new RoundResult.
             * @memberof sampan.v1
             * @classdesc Represents a RoundResult.
             * @constructor
             * @param {sampan.v1.RoundResult.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoundResult = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RoundResult ctx.
             * @member {Uint8Array} ctx
             * @memberof sampan.v1.RoundResult
             * @instance
             */
            RoundResult.prototype.ctx = $util.newBuffer([]);

            /**
             * RoundResult sum.
             * @member {Uint8Array} sum
             * @memberof sampan.v1.RoundResult
             * @instance
             */
            RoundResult.prototype.sum = $util.newBuffer([]);

            /**
             * RoundResult sumDigest.
             * @member {Uint8Array} sumDigest
             * @memberof sampan.v1.RoundResult
             * @instance
             */
            RoundResult.prototype.sumDigest = $util.newBuffer([]);

            /**
             * RoundResult members.
             * @member {Array.<number>} members
             * @memberof sampan.v1.RoundResult
             * @instance
             */
            RoundResult.prototype.members = $util.emptyArray;

            /**
             * RoundResult published.
             * @member {sampan.v1.LogEntryProof} published
             * @memberof sampan.v1.RoundResult
             * @instance
             */
            RoundResult.prototype.published = null;

            /**
             * Creates a new RoundResult instance using the specified properties.
             * @function create
             * @memberof sampan.v1.RoundResult
             * @static
             * @param {sampan.v1.RoundResult.$Properties=} [properties] Properties to set
             * @returns {sampan.v1.RoundResult} RoundResult instance
             * @type {{
             *   (properties: sampan.v1.RoundResult.$Shape): sampan.v1.RoundResult & sampan.v1.RoundResult.$Shape;
             *   (properties?: sampan.v1.RoundResult.$Properties): sampan.v1.RoundResult;
             * }}
             */
            RoundResult.create = function(properties) {
                return new RoundResult(properties);
            };

            /**
             * Encodes the specified RoundResult message. Does not implicitly {@link sampan.v1.RoundResult.verify|verify} messages.
             * @function encode
             * @memberof sampan.v1.RoundResult
             * @static
             * @param {sampan.v1.RoundResult.$Properties} message RoundResult message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoundResult.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctx != null && $Object.hasOwnProperty.call(message, "ctx") && message.ctx.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ctx);
                if (message.sum != null && $Object.hasOwnProperty.call(message, "sum") && message.sum.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.sum);
                if (message.sumDigest != null && $Object.hasOwnProperty.call(message, "sumDigest") && message.sumDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sumDigest);
                if (message.members != null && message.members.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.members);
                if (message.published != null && $Object.hasOwnProperty.call(message, "published"))
                    $root.sampan.v1.LogEntryProof.encode(message.published, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoundResult message from the specified reader or buffer.
             * @function decode
             * @memberof sampan.v1.RoundResult
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {sampan.v1.RoundResult & sampan.v1.RoundResult.$Shape} RoundResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoundResult.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sampan.v1.RoundResult();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ctx = value;
                            else
                                delete message.ctx;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sum = value;
                            else
                                delete message.sum;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sumDigest = value;
                            else
                                delete message.sumDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                reader.uint32s(message.members);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push(reader.uint32());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.published = $root.sampan.v1.LogEntryProof.decode(reader, reader.size(), $undefined, _depth + 1, message.published);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RoundResult;
        })();

        return v1;
    })();

    return sampan;
})();

export {
  $root as default
};
