import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace sampan. */
export namespace sampan {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a SealedFrame.
         * @deprecated Use sampan.v1.SealedFrame.$Properties instead.
         */
        interface ISealedFrame extends sampan.v1.SealedFrame.$Properties {
        }

        /** Represents a SealedFrame. */
        class SealedFrame {

            /**
             * Constructs a new SealedFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.SealedFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SealedFrame envelope. */
            envelope: Uint8Array;

            /** SealedFrame signature. */
            signature: Uint8Array;

            /**
             * Creates a new SealedFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SealedFrame instance
             */
            static create(properties: sampan.v1.SealedFrame.$Shape): sampan.v1.SealedFrame & sampan.v1.SealedFrame.$Shape;
            static create(properties?: sampan.v1.SealedFrame.$Properties): sampan.v1.SealedFrame;

            /**
             * Encodes the specified SealedFrame message. Does not implicitly {@link sampan.v1.SealedFrame.verify|verify} messages.
             * @param message SealedFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.SealedFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SealedFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.SealedFrame & sampan.v1.SealedFrame.$Shape} SealedFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.SealedFrame & sampan.v1.SealedFrame.$Shape;
        }

        namespace SealedFrame {

            /** Properties of a SealedFrame. */
            interface $Properties {

                /** SealedFrame envelope */
                envelope?: Uint8Array;

                /** SealedFrame signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SealedFrame. */
            type $Shape = sampan.v1.SealedFrame.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use sampan.v1.Envelope.$Properties instead.
         */
        interface IEnvelope extends sampan.v1.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope suite. */
            suite: number;

            /** Envelope protocol. */
            protocol: number;

            /** Envelope study. */
            study: string;

            /** Envelope run. */
            run: string;

            /** Envelope round. */
            round: number;

            /** Envelope attempt. */
            attempt: number;

            /** Envelope sequence. */
            sequence: number;

            /** Envelope acknowledged. */
            acknowledged: number;

            /** Envelope hello. */
            hello: (sampan.v1.Hello|null);

            /** Envelope welcome. */
            welcome: (sampan.v1.Welcome|null);

            /** Envelope acknowledgement. */
            acknowledgement: (sampan.v1.Acknowledgement|null);

            /** Envelope refusal. */
            refusal: (sampan.v1.Refusal|null);

            /** Envelope goodbye. */
            goodbye: (sampan.v1.Goodbye|null);

            /** Envelope studyOffer. */
            studyOffer: (sampan.v1.StudyOffer|null);

            /** Envelope studyFile. */
            studyFile: (sampan.v1.StudyFile|null);

            /** Envelope studyDecision. */
            studyDecision: (sampan.v1.StudyDecision|null);

            /** Envelope runInvitation. */
            runInvitation: (sampan.v1.RunInvitation|null);

            /** Envelope runAcceptance. */
            runAcceptance: (sampan.v1.RunAcceptance|null);

            /** Envelope runEnded. */
            runEnded: (sampan.v1.RunEnded|null);

            /** Envelope advertisementRequest. */
            advertisementRequest: (sampan.v1.AdvertisementRequest|null);

            /** Envelope advertisement. */
            advertisement: (sampan.v1.Advertisement|null);

            /** Envelope roundOpening. */
            roundOpening: (sampan.v1.RoundOpening|null);

            /** Envelope shares. */
            shares: (sampan.v1.Shares|null);

            /** Envelope shareDelivery. */
            shareDelivery: (sampan.v1.ShareDelivery|null);

            /** Envelope complaint. */
            complaint: (sampan.v1.Complaint|null);

            /** Envelope streamHeader. */
            streamHeader: (sampan.v1.StreamHeader|null);

            /** Envelope streamGrant. */
            streamGrant: (sampan.v1.StreamGrant|null);

            /** Envelope streamChunk. */
            streamChunk: (sampan.v1.StreamChunk|null);

            /** Envelope survivorSet. */
            survivorSet: (sampan.v1.SurvivorSet|null);

            /** Envelope confirmation. */
            confirmation: (sampan.v1.Confirmation|null);

            /** Envelope revealRequest. */
            revealRequest: (sampan.v1.RevealRequest|null);

            /** Envelope reveal. */
            reveal: (sampan.v1.Reveal|null);

            /** Envelope roundResult. */
            roundResult: (sampan.v1.RoundResult|null);

            /** Envelope checkpointNotice. */
            checkpointNotice: (sampan.v1.CheckpointNotice|null);

            /** Envelope cosignature. */
            cosignature: (sampan.v1.Cosignature|null);

            /** Envelope receipt. */
            receipt: (sampan.v1.Receipt|null);

            /** Envelope body. */
            body?: ("hello"|"welcome"|"acknowledgement"|"refusal"|"goodbye"|"studyOffer"|"studyFile"|"studyDecision"|"runInvitation"|"runAcceptance"|"runEnded"|"advertisementRequest"|"advertisement"|"roundOpening"|"shares"|"shareDelivery"|"complaint"|"streamHeader"|"streamGrant"|"streamChunk"|"survivorSet"|"confirmation"|"revealRequest"|"reveal"|"roundResult"|"checkpointNotice"|"cosignature"|"receipt");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: sampan.v1.Envelope.$Shape): sampan.v1.Envelope & sampan.v1.Envelope.$Shape;
            static create(properties?: sampan.v1.Envelope.$Properties): sampan.v1.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link sampan.v1.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Envelope & sampan.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Envelope & sampan.v1.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope suite */
                suite?: number;

                /** Envelope protocol */
                protocol?: number;

                /** Envelope study */
                study?: string;

                /** Envelope run */
                run?: string;

                /** Envelope round */
                round?: number;

                /** Envelope attempt */
                attempt?: number;

                /** Envelope sequence */
                sequence?: number;

                /** Envelope acknowledged */
                acknowledged?: number;

                /** Envelope hello */
                hello?: (sampan.v1.Hello.$Properties|null);

                /** Envelope welcome */
                welcome?: (sampan.v1.Welcome.$Properties|null);

                /** Envelope acknowledgement */
                acknowledgement?: (sampan.v1.Acknowledgement.$Properties|null);

                /** Envelope refusal */
                refusal?: (sampan.v1.Refusal.$Properties|null);

                /** Envelope goodbye */
                goodbye?: (sampan.v1.Goodbye.$Properties|null);

                /** Envelope studyOffer */
                studyOffer?: (sampan.v1.StudyOffer.$Properties|null);

                /** Envelope studyFile */
                studyFile?: (sampan.v1.StudyFile.$Properties|null);

                /** Envelope studyDecision */
                studyDecision?: (sampan.v1.StudyDecision.$Properties|null);

                /** Envelope runInvitation */
                runInvitation?: (sampan.v1.RunInvitation.$Properties|null);

                /** Envelope runAcceptance */
                runAcceptance?: (sampan.v1.RunAcceptance.$Properties|null);

                /** Envelope runEnded */
                runEnded?: (sampan.v1.RunEnded.$Properties|null);

                /** Envelope advertisementRequest */
                advertisementRequest?: (sampan.v1.AdvertisementRequest.$Properties|null);

                /** Envelope advertisement */
                advertisement?: (sampan.v1.Advertisement.$Properties|null);

                /** Envelope roundOpening */
                roundOpening?: (sampan.v1.RoundOpening.$Properties|null);

                /** Envelope shares */
                shares?: (sampan.v1.Shares.$Properties|null);

                /** Envelope shareDelivery */
                shareDelivery?: (sampan.v1.ShareDelivery.$Properties|null);

                /** Envelope complaint */
                complaint?: (sampan.v1.Complaint.$Properties|null);

                /** Envelope streamHeader */
                streamHeader?: (sampan.v1.StreamHeader.$Properties|null);

                /** Envelope streamGrant */
                streamGrant?: (sampan.v1.StreamGrant.$Properties|null);

                /** Envelope streamChunk */
                streamChunk?: (sampan.v1.StreamChunk.$Properties|null);

                /** Envelope survivorSet */
                survivorSet?: (sampan.v1.SurvivorSet.$Properties|null);

                /** Envelope confirmation */
                confirmation?: (sampan.v1.Confirmation.$Properties|null);

                /** Envelope revealRequest */
                revealRequest?: (sampan.v1.RevealRequest.$Properties|null);

                /** Envelope reveal */
                reveal?: (sampan.v1.Reveal.$Properties|null);

                /** Envelope roundResult */
                roundResult?: (sampan.v1.RoundResult.$Properties|null);

                /** Envelope checkpointNotice */
                checkpointNotice?: (sampan.v1.CheckpointNotice.$Properties|null);

                /** Envelope cosignature */
                cosignature?: (sampan.v1.Cosignature.$Properties|null);

                /** Envelope receipt */
                receipt?: (sampan.v1.Receipt.$Properties|null);

                /** Envelope body */
                body?: ("hello"|"welcome"|"acknowledgement"|"refusal"|"goodbye"|"studyOffer"|"studyFile"|"studyDecision"|"runInvitation"|"runAcceptance"|"runEnded"|"advertisementRequest"|"advertisement"|"roundOpening"|"shares"|"shareDelivery"|"complaint"|"streamHeader"|"streamGrant"|"streamChunk"|"survivorSet"|"confirmation"|"revealRequest"|"reveal"|"roundResult"|"checkpointNotice"|"cosignature"|"receipt");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              suite?: number;
              protocol?: number;
              study?: string;
              run?: string;
              round?: number;
              attempt?: number;
              sequence?: number;
              acknowledged?: number;
              hello?: sampan.v1.Hello.$Shape|null;
              welcome?: sampan.v1.Welcome.$Shape|null;
              acknowledgement?: sampan.v1.Acknowledgement.$Shape|null;
              refusal?: sampan.v1.Refusal.$Shape|null;
              goodbye?: sampan.v1.Goodbye.$Shape|null;
              studyOffer?: sampan.v1.StudyOffer.$Shape|null;
              studyFile?: sampan.v1.StudyFile.$Shape|null;
              studyDecision?: sampan.v1.StudyDecision.$Shape|null;
              runInvitation?: sampan.v1.RunInvitation.$Shape|null;
              runAcceptance?: sampan.v1.RunAcceptance.$Shape|null;
              runEnded?: sampan.v1.RunEnded.$Shape|null;
              advertisementRequest?: sampan.v1.AdvertisementRequest.$Shape|null;
              advertisement?: sampan.v1.Advertisement.$Shape|null;
              roundOpening?: sampan.v1.RoundOpening.$Shape|null;
              shares?: sampan.v1.Shares.$Shape|null;
              shareDelivery?: sampan.v1.ShareDelivery.$Shape|null;
              complaint?: sampan.v1.Complaint.$Shape|null;
              streamHeader?: sampan.v1.StreamHeader.$Shape|null;
              streamGrant?: sampan.v1.StreamGrant.$Shape|null;
              streamChunk?: sampan.v1.StreamChunk.$Shape|null;
              survivorSet?: sampan.v1.SurvivorSet.$Shape|null;
              confirmation?: sampan.v1.Confirmation.$Shape|null;
              revealRequest?: sampan.v1.RevealRequest.$Shape|null;
              reveal?: sampan.v1.Reveal.$Shape|null;
              roundResult?: sampan.v1.RoundResult.$Shape|null;
              checkpointNotice?: sampan.v1.CheckpointNotice.$Shape|null;
              cosignature?: sampan.v1.Cosignature.$Shape|null;
              receipt?: sampan.v1.Receipt.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "hello"; hello: sampan.v1.Hello.$Shape; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "welcome"; hello?: null; welcome: sampan.v1.Welcome.$Shape; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "acknowledgement"; hello?: null; welcome?: null; acknowledgement: sampan.v1.Acknowledgement.$Shape; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "refusal"; hello?: null; welcome?: null; acknowledgement?: null; refusal: sampan.v1.Refusal.$Shape; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "goodbye"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye: sampan.v1.Goodbye.$Shape; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyOffer"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer: sampan.v1.StudyOffer.$Shape; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyFile"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile: sampan.v1.StudyFile.$Shape; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "studyDecision"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision: sampan.v1.StudyDecision.$Shape; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runInvitation"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation: sampan.v1.RunInvitation.$Shape; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runAcceptance"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance: sampan.v1.RunAcceptance.$Shape; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "runEnded"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded: sampan.v1.RunEnded.$Shape; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "advertisementRequest"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest: sampan.v1.AdvertisementRequest.$Shape; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "advertisement"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement: sampan.v1.Advertisement.$Shape; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "roundOpening"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening: sampan.v1.RoundOpening.$Shape; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "shares"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares: sampan.v1.Shares.$Shape; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "shareDelivery"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery: sampan.v1.ShareDelivery.$Shape; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "complaint"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint: sampan.v1.Complaint.$Shape; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamHeader"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader: sampan.v1.StreamHeader.$Shape; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamGrant"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant: sampan.v1.StreamGrant.$Shape; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "streamChunk"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk: sampan.v1.StreamChunk.$Shape; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "survivorSet"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet: sampan.v1.SurvivorSet.$Shape; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "confirmation"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation: sampan.v1.Confirmation.$Shape; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "revealRequest"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest: sampan.v1.RevealRequest.$Shape; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "reveal"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal: sampan.v1.Reveal.$Shape; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "roundResult"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult: sampan.v1.RoundResult.$Shape; checkpointNotice?: null; cosignature?: null; receipt?: null }|{ body?: "checkpointNotice"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice: sampan.v1.CheckpointNotice.$Shape; cosignature?: null; receipt?: null }|{ body?: "cosignature"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature: sampan.v1.Cosignature.$Shape; receipt?: null }|{ body?: "receipt"; hello?: null; welcome?: null; acknowledgement?: null; refusal?: null; goodbye?: null; studyOffer?: null; studyFile?: null; studyDecision?: null; runInvitation?: null; runAcceptance?: null; runEnded?: null; advertisementRequest?: null; advertisement?: null; roundOpening?: null; shares?: null; shareDelivery?: null; complaint?: null; streamHeader?: null; streamGrant?: null; streamChunk?: null; survivorSet?: null; confirmation?: null; revealRequest?: null; reveal?: null; roundResult?: null; checkpointNotice?: null; cosignature?: null; receipt: sampan.v1.Receipt.$Shape })
            );
        }

        /**
         * Properties of a SiteCertificate.
         * @deprecated Use sampan.v1.SiteCertificate.$Properties instead.
         */
        interface ISiteCertificate extends sampan.v1.SiteCertificate.$Properties {
        }

        /** Represents a SiteCertificate. */
        class SiteCertificate {

            /**
             * Constructs a new SiteCertificate.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.SiteCertificate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SiteCertificate suite. */
            suite: number;

            /** SiteCertificate site. */
            site: string;

            /** SiteCertificate controller. */
            controller: string;

            /** SiteCertificate identityKey. */
            identityKey: Uint8Array;

            /** SiteCertificate protocolKey. */
            protocolKey: Uint8Array;

            /** SiteCertificate witnessKey. */
            witnessKey: Uint8Array;

            /** SiteCertificate serial. */
            serial: number;

            /** SiteCertificate notBeforeS. */
            notBeforeS: number;

            /** SiteCertificate notAfterS. */
            notAfterS: number;

            /** SiteCertificate signature. */
            signature: Uint8Array;

            /**
             * Creates a new SiteCertificate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SiteCertificate instance
             */
            static create(properties: sampan.v1.SiteCertificate.$Shape): sampan.v1.SiteCertificate & sampan.v1.SiteCertificate.$Shape;
            static create(properties?: sampan.v1.SiteCertificate.$Properties): sampan.v1.SiteCertificate;

            /**
             * Encodes the specified SiteCertificate message. Does not implicitly {@link sampan.v1.SiteCertificate.verify|verify} messages.
             * @param message SiteCertificate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.SiteCertificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SiteCertificate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.SiteCertificate & sampan.v1.SiteCertificate.$Shape} SiteCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.SiteCertificate & sampan.v1.SiteCertificate.$Shape;
        }

        namespace SiteCertificate {

            /** Properties of a SiteCertificate. */
            interface $Properties {

                /** SiteCertificate suite */
                suite?: number;

                /** SiteCertificate site */
                site?: string;

                /** SiteCertificate controller */
                controller?: string;

                /** SiteCertificate identityKey */
                identityKey?: Uint8Array;

                /** SiteCertificate protocolKey */
                protocolKey?: Uint8Array;

                /** SiteCertificate witnessKey */
                witnessKey?: Uint8Array;

                /** SiteCertificate serial */
                serial?: number;

                /** SiteCertificate notBeforeS */
                notBeforeS?: number;

                /** SiteCertificate notAfterS */
                notAfterS?: number;

                /** SiteCertificate signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SiteCertificate. */
            type $Shape = sampan.v1.SiteCertificate.$Properties;
        }

        /**
         * Properties of a Hello.
         * @deprecated Use sampan.v1.Hello.$Properties instead.
         */
        interface IHello extends sampan.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello protocolMin. */
            protocolMin: number;

            /** Hello protocolMax. */
            protocolMax: number;

            /** Hello suites. */
            suites: number[];

            /** Hello site. */
            site: string;

            /** Hello agentVersion. */
            agentVersion: string;

            /** Hello nonce. */
            nonce: Uint8Array;

            /** Hello session. */
            session: Uint8Array;

            /** Hello received. */
            received: number;

            /** Hello policyDigest. */
            policyDigest: Uint8Array;

            /** Hello floorsDigest. */
            floorsDigest: Uint8Array;

            /** Hello certificate. */
            certificate: sampan.v1.SiteCertificate;

            /** Hello logSize. */
            logSize: number;

            /** Hello logRoot. */
            logRoot: Uint8Array;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: sampan.v1.Hello.$Shape): sampan.v1.Hello & sampan.v1.Hello.$Shape;
            static create(properties?: sampan.v1.Hello.$Properties): sampan.v1.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link sampan.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Hello & sampan.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Hello & sampan.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello protocolMin */
                protocolMin?: number;

                /** Hello protocolMax */
                protocolMax?: number;

                /** Hello suites */
                suites?: number[];

                /** Hello site */
                site?: string;

                /** Hello agentVersion */
                agentVersion?: string;

                /** Hello nonce */
                nonce?: Uint8Array;

                /** Hello session */
                session?: Uint8Array;

                /** Hello received */
                received?: number;

                /** Hello policyDigest */
                policyDigest?: Uint8Array;

                /** Hello floorsDigest */
                floorsDigest?: Uint8Array;

                /** Hello certificate */
                certificate?: sampan.v1.SiteCertificate.$Properties;

                /** Hello logSize */
                logSize?: number;

                /** Hello logRoot */
                logRoot?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = sampan.v1.Hello.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use sampan.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends sampan.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome protocol. */
            protocol: number;

            /** Welcome suite. */
            suite: number;

            /** Welcome coordinator. */
            coordinator: string;

            /** Welcome nonce. */
            nonce: Uint8Array;

            /** Welcome session. */
            session: Uint8Array;

            /** Welcome resumed. */
            resumed: boolean;

            /** Welcome received. */
            received: number;

            /** Welcome timeS. */
            timeS: number;

            /** Welcome checkpoint. */
            checkpoint: Uint8Array;

            /** Welcome consistency. */
            consistency: sampan.v1.ConsistencyProof;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Welcome instance
             */
            static create(properties: sampan.v1.Welcome.$Shape): sampan.v1.Welcome & sampan.v1.Welcome.$Shape;
            static create(properties?: sampan.v1.Welcome.$Properties): sampan.v1.Welcome;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link sampan.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Welcome & sampan.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Welcome & sampan.v1.Welcome.$Shape;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome protocol */
                protocol?: number;

                /** Welcome suite */
                suite?: number;

                /** Welcome coordinator */
                coordinator?: string;

                /** Welcome nonce */
                nonce?: Uint8Array;

                /** Welcome session */
                session?: Uint8Array;

                /** Welcome resumed */
                resumed?: boolean;

                /** Welcome received */
                received?: number;

                /** Welcome timeS */
                timeS?: number;

                /** Welcome checkpoint */
                checkpoint?: Uint8Array;

                /** Welcome consistency */
                consistency?: sampan.v1.ConsistencyProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = sampan.v1.Welcome.$Properties;
        }

        /**
         * Properties of an Acknowledgement.
         * @deprecated Use sampan.v1.Acknowledgement.$Properties instead.
         */
        interface IAcknowledgement extends sampan.v1.Acknowledgement.$Properties {
        }

        /** Represents an Acknowledgement. */
        class Acknowledgement {

            /**
             * Constructs a new Acknowledgement.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Acknowledgement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Acknowledgement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Acknowledgement instance
             */
            static create(properties: sampan.v1.Acknowledgement.$Shape): sampan.v1.Acknowledgement & sampan.v1.Acknowledgement.$Shape;
            static create(properties?: sampan.v1.Acknowledgement.$Properties): sampan.v1.Acknowledgement;

            /**
             * Encodes the specified Acknowledgement message. Does not implicitly {@link sampan.v1.Acknowledgement.verify|verify} messages.
             * @param message Acknowledgement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Acknowledgement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Acknowledgement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Acknowledgement & sampan.v1.Acknowledgement.$Shape} Acknowledgement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Acknowledgement & sampan.v1.Acknowledgement.$Shape;
        }

        namespace Acknowledgement {

            /** Properties of an Acknowledgement. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Acknowledgement. */
            type $Shape = sampan.v1.Acknowledgement.$Properties;
        }

        /** Disposition enum. */
        enum Disposition {

            /** DISPOSITION_UNSPECIFIED value */
            DISPOSITION_UNSPECIFIED = 0,

            /** DISPOSITION_IGNORE value */
            DISPOSITION_IGNORE = 1,

            /** DISPOSITION_REFUSE value */
            DISPOSITION_REFUSE = 2,

            /** DISPOSITION_RETRY value */
            DISPOSITION_RETRY = 3,

            /** DISPOSITION_ABORT_ROUND value */
            DISPOSITION_ABORT_ROUND = 4,

            /** DISPOSITION_DISCONNECT value */
            DISPOSITION_DISCONNECT = 5
        }

        /**
         * Properties of a Refusal.
         * @deprecated Use sampan.v1.Refusal.$Properties instead.
         */
        interface IRefusal extends sampan.v1.Refusal.$Properties {
        }

        /** Represents a Refusal. */
        class Refusal {

            /**
             * Constructs a new Refusal.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Refusal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refusal code. */
            code: string;

            /** Refusal disposition. */
            disposition: sampan.v1.Disposition;

            /** Refusal inReplyTo. */
            inReplyTo: number;

            /** Refusal subject. */
            subject: string;

            /**
             * Creates a new Refusal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Refusal instance
             */
            static create(properties: sampan.v1.Refusal.$Shape): sampan.v1.Refusal & sampan.v1.Refusal.$Shape;
            static create(properties?: sampan.v1.Refusal.$Properties): sampan.v1.Refusal;

            /**
             * Encodes the specified Refusal message. Does not implicitly {@link sampan.v1.Refusal.verify|verify} messages.
             * @param message Refusal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Refusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refusal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Refusal & sampan.v1.Refusal.$Shape} Refusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Refusal & sampan.v1.Refusal.$Shape;
        }

        namespace Refusal {

            /** Properties of a Refusal. */
            interface $Properties {

                /** Refusal code */
                code?: string;

                /** Refusal disposition */
                disposition?: sampan.v1.Disposition;

                /** Refusal inReplyTo */
                inReplyTo?: number;

                /** Refusal subject */
                subject?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refusal. */
            type $Shape = sampan.v1.Refusal.$Properties;
        }

        /**
         * Properties of a Goodbye.
         * @deprecated Use sampan.v1.Goodbye.$Properties instead.
         */
        interface IGoodbye extends sampan.v1.Goodbye.$Properties {
        }

        /** Represents a Goodbye. */
        class Goodbye {

            /**
             * Constructs a new Goodbye.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Goodbye.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Goodbye code. */
            code: string;

            /**
             * Creates a new Goodbye instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Goodbye instance
             */
            static create(properties: sampan.v1.Goodbye.$Shape): sampan.v1.Goodbye & sampan.v1.Goodbye.$Shape;
            static create(properties?: sampan.v1.Goodbye.$Properties): sampan.v1.Goodbye;

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link sampan.v1.Goodbye.verify|verify} messages.
             * @param message Goodbye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Goodbye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Goodbye & sampan.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Goodbye & sampan.v1.Goodbye.$Shape;
        }

        namespace Goodbye {

            /** Properties of a Goodbye. */
            interface $Properties {

                /** Goodbye code */
                code?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Goodbye. */
            type $Shape = sampan.v1.Goodbye.$Properties;
        }

        /**
         * Properties of a ConsistencyProof.
         * @deprecated Use sampan.v1.ConsistencyProof.$Properties instead.
         */
        interface IConsistencyProof extends sampan.v1.ConsistencyProof.$Properties {
        }

        /** Represents a ConsistencyProof. */
        class ConsistencyProof {

            /**
             * Constructs a new ConsistencyProof.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.ConsistencyProof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsistencyProof from. */
            from: number;

            /** ConsistencyProof to. */
            to: number;

            /** ConsistencyProof hashes. */
            hashes: Uint8Array;

            /**
             * Creates a new ConsistencyProof instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsistencyProof instance
             */
            static create(properties: sampan.v1.ConsistencyProof.$Shape): sampan.v1.ConsistencyProof & sampan.v1.ConsistencyProof.$Shape;
            static create(properties?: sampan.v1.ConsistencyProof.$Properties): sampan.v1.ConsistencyProof;

            /**
             * Encodes the specified ConsistencyProof message. Does not implicitly {@link sampan.v1.ConsistencyProof.verify|verify} messages.
             * @param message ConsistencyProof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.ConsistencyProof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsistencyProof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.ConsistencyProof & sampan.v1.ConsistencyProof.$Shape} ConsistencyProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.ConsistencyProof & sampan.v1.ConsistencyProof.$Shape;
        }

        namespace ConsistencyProof {

            /** Properties of a ConsistencyProof. */
            interface $Properties {

                /** ConsistencyProof from */
                from?: number;

                /** ConsistencyProof to */
                to?: number;

                /** ConsistencyProof hashes */
                hashes?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsistencyProof. */
            type $Shape = sampan.v1.ConsistencyProof.$Properties;
        }

        /**
         * Properties of a LogEntryProof.
         * @deprecated Use sampan.v1.LogEntryProof.$Properties instead.
         */
        interface ILogEntryProof extends sampan.v1.LogEntryProof.$Properties {
        }

        /** Represents a LogEntryProof. */
        class LogEntryProof {

            /**
             * Constructs a new LogEntryProof.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.LogEntryProof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogEntryProof entry. */
            entry: Uint8Array;

            /** LogEntryProof index. */
            index: number;

            /** LogEntryProof hashes. */
            hashes: Uint8Array;

            /** LogEntryProof checkpoint. */
            checkpoint: Uint8Array;

            /** LogEntryProof consistency. */
            consistency: sampan.v1.ConsistencyProof;

            /**
             * Creates a new LogEntryProof instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogEntryProof instance
             */
            static create(properties: sampan.v1.LogEntryProof.$Shape): sampan.v1.LogEntryProof & sampan.v1.LogEntryProof.$Shape;
            static create(properties?: sampan.v1.LogEntryProof.$Properties): sampan.v1.LogEntryProof;

            /**
             * Encodes the specified LogEntryProof message. Does not implicitly {@link sampan.v1.LogEntryProof.verify|verify} messages.
             * @param message LogEntryProof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.LogEntryProof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogEntryProof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.LogEntryProof & sampan.v1.LogEntryProof.$Shape} LogEntryProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.LogEntryProof & sampan.v1.LogEntryProof.$Shape;
        }

        namespace LogEntryProof {

            /** Properties of a LogEntryProof. */
            interface $Properties {

                /** LogEntryProof entry */
                entry?: Uint8Array;

                /** LogEntryProof index */
                index?: number;

                /** LogEntryProof hashes */
                hashes?: Uint8Array;

                /** LogEntryProof checkpoint */
                checkpoint?: Uint8Array;

                /** LogEntryProof consistency */
                consistency?: sampan.v1.ConsistencyProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogEntryProof. */
            type $Shape = sampan.v1.LogEntryProof.$Properties;
        }

        /**
         * Properties of a CheckpointNotice.
         * @deprecated Use sampan.v1.CheckpointNotice.$Properties instead.
         */
        interface ICheckpointNotice extends sampan.v1.CheckpointNotice.$Properties {
        }

        /** Represents a CheckpointNotice. */
        class CheckpointNotice {

            /**
             * Constructs a new CheckpointNotice.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.CheckpointNotice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointNotice checkpoint. */
            checkpoint: Uint8Array;

            /** CheckpointNotice consistency. */
            consistency: sampan.v1.ConsistencyProof;

            /**
             * Creates a new CheckpointNotice instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckpointNotice instance
             */
            static create(properties: sampan.v1.CheckpointNotice.$Shape): sampan.v1.CheckpointNotice & sampan.v1.CheckpointNotice.$Shape;
            static create(properties?: sampan.v1.CheckpointNotice.$Properties): sampan.v1.CheckpointNotice;

            /**
             * Encodes the specified CheckpointNotice message. Does not implicitly {@link sampan.v1.CheckpointNotice.verify|verify} messages.
             * @param message CheckpointNotice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.CheckpointNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointNotice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.CheckpointNotice & sampan.v1.CheckpointNotice.$Shape} CheckpointNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.CheckpointNotice & sampan.v1.CheckpointNotice.$Shape;
        }

        namespace CheckpointNotice {

            /** Properties of a CheckpointNotice. */
            interface $Properties {

                /** CheckpointNotice checkpoint */
                checkpoint?: Uint8Array;

                /** CheckpointNotice consistency */
                consistency?: sampan.v1.ConsistencyProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointNotice. */
            type $Shape = sampan.v1.CheckpointNotice.$Properties;
        }

        /**
         * Properties of a Cosignature.
         * @deprecated Use sampan.v1.Cosignature.$Properties instead.
         */
        interface ICosignature extends sampan.v1.Cosignature.$Properties {
        }

        /** Represents a Cosignature. */
        class Cosignature {

            /**
             * Constructs a new Cosignature.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Cosignature.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Cosignature logSize. */
            logSize: number;

            /** Cosignature logRoot. */
            logRoot: Uint8Array;

            /** Cosignature timeS. */
            timeS: number;

            /** Cosignature signature. */
            signature: Uint8Array;

            /**
             * Creates a new Cosignature instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Cosignature instance
             */
            static create(properties: sampan.v1.Cosignature.$Shape): sampan.v1.Cosignature & sampan.v1.Cosignature.$Shape;
            static create(properties?: sampan.v1.Cosignature.$Properties): sampan.v1.Cosignature;

            /**
             * Encodes the specified Cosignature message. Does not implicitly {@link sampan.v1.Cosignature.verify|verify} messages.
             * @param message Cosignature message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Cosignature.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Cosignature message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Cosignature & sampan.v1.Cosignature.$Shape} Cosignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Cosignature & sampan.v1.Cosignature.$Shape;
        }

        namespace Cosignature {

            /** Properties of a Cosignature. */
            interface $Properties {

                /** Cosignature logSize */
                logSize?: number;

                /** Cosignature logRoot */
                logRoot?: Uint8Array;

                /** Cosignature timeS */
                timeS?: number;

                /** Cosignature signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Cosignature. */
            type $Shape = sampan.v1.Cosignature.$Properties;
        }

        /**
         * Properties of a SumMembership.
         * @deprecated Use sampan.v1.SumMembership.$Properties instead.
         */
        interface ISumMembership extends sampan.v1.SumMembership.$Properties {
        }

        /** Represents a SumMembership. */
        class SumMembership {

            /**
             * Constructs a new SumMembership.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.SumMembership.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SumMembership shared. */
            shared: Uint8Array;

            /** SumMembership members. */
            members: number[];

            /** SumMembership sites. */
            sites: string[];

            /** SumMembership signature. */
            signature: Uint8Array;

            /**
             * Creates a new SumMembership instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SumMembership instance
             */
            static create(properties: sampan.v1.SumMembership.$Shape): sampan.v1.SumMembership & sampan.v1.SumMembership.$Shape;
            static create(properties?: sampan.v1.SumMembership.$Properties): sampan.v1.SumMembership;

            /**
             * Encodes the specified SumMembership message. Does not implicitly {@link sampan.v1.SumMembership.verify|verify} messages.
             * @param message SumMembership message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.SumMembership.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SumMembership message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.SumMembership & sampan.v1.SumMembership.$Shape} SumMembership
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.SumMembership & sampan.v1.SumMembership.$Shape;
        }

        namespace SumMembership {

            /** Properties of a SumMembership. */
            interface $Properties {

                /** SumMembership shared */
                shared?: Uint8Array;

                /** SumMembership members */
                members?: number[];

                /** SumMembership sites */
                sites?: string[];

                /** SumMembership signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SumMembership. */
            type $Shape = sampan.v1.SumMembership.$Properties;
        }

        /**
         * Properties of a Receipt.
         * @deprecated Use sampan.v1.Receipt.$Properties instead.
         */
        interface IReceipt extends sampan.v1.Receipt.$Properties {
        }

        /** Represents a Receipt. */
        class Receipt {

            /**
             * Constructs a new Receipt.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Receipt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Receipt entry. */
            entry: sampan.v1.LogEntryProof;

            /** Receipt membership. */
            membership: sampan.v1.SumMembership;

            /**
             * Creates a new Receipt instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Receipt instance
             */
            static create(properties: sampan.v1.Receipt.$Shape): sampan.v1.Receipt & sampan.v1.Receipt.$Shape;
            static create(properties?: sampan.v1.Receipt.$Properties): sampan.v1.Receipt;

            /**
             * Encodes the specified Receipt message. Does not implicitly {@link sampan.v1.Receipt.verify|verify} messages.
             * @param message Receipt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Receipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Receipt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Receipt & sampan.v1.Receipt.$Shape} Receipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Receipt & sampan.v1.Receipt.$Shape;
        }

        namespace Receipt {

            /** Properties of a Receipt. */
            interface $Properties {

                /** Receipt entry */
                entry?: sampan.v1.LogEntryProof.$Properties;

                /** Receipt membership */
                membership?: sampan.v1.SumMembership.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Receipt. */
            type $Shape = sampan.v1.Receipt.$Properties;
        }

        /**
         * Properties of a StudyOffer.
         * @deprecated Use sampan.v1.StudyOffer.$Properties instead.
         */
        interface IStudyOffer extends sampan.v1.StudyOffer.$Properties {
        }

        /** Represents a StudyOffer. */
        class StudyOffer {

            /**
             * Constructs a new StudyOffer.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StudyOffer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StudyOffer manifestDigest. */
            manifestDigest: Uint8Array;

            /** StudyOffer manifest. */
            manifest: Uint8Array;

            /** StudyOffer files. */
            files: Uint8Array[];

            /**
             * Creates a new StudyOffer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StudyOffer instance
             */
            static create(properties: sampan.v1.StudyOffer.$Shape): sampan.v1.StudyOffer & sampan.v1.StudyOffer.$Shape;
            static create(properties?: sampan.v1.StudyOffer.$Properties): sampan.v1.StudyOffer;

            /**
             * Encodes the specified StudyOffer message. Does not implicitly {@link sampan.v1.StudyOffer.verify|verify} messages.
             * @param message StudyOffer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StudyOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StudyOffer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StudyOffer & sampan.v1.StudyOffer.$Shape} StudyOffer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StudyOffer & sampan.v1.StudyOffer.$Shape;
        }

        namespace StudyOffer {

            /** Properties of a StudyOffer. */
            interface $Properties {

                /** StudyOffer manifestDigest */
                manifestDigest?: Uint8Array;

                /** StudyOffer manifest */
                manifest?: Uint8Array;

                /** StudyOffer files */
                files?: Uint8Array[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StudyOffer. */
            type $Shape = sampan.v1.StudyOffer.$Properties;
        }

        /**
         * Properties of a StudyFile.
         * @deprecated Use sampan.v1.StudyFile.$Properties instead.
         */
        interface IStudyFile extends sampan.v1.StudyFile.$Properties {
        }

        /** Represents a StudyFile. */
        class StudyFile {

            /**
             * Constructs a new StudyFile.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StudyFile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StudyFile digest. */
            digest: Uint8Array;

            /** StudyFile content. */
            content: Uint8Array;

            /**
             * Creates a new StudyFile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StudyFile instance
             */
            static create(properties: sampan.v1.StudyFile.$Shape): sampan.v1.StudyFile & sampan.v1.StudyFile.$Shape;
            static create(properties?: sampan.v1.StudyFile.$Properties): sampan.v1.StudyFile;

            /**
             * Encodes the specified StudyFile message. Does not implicitly {@link sampan.v1.StudyFile.verify|verify} messages.
             * @param message StudyFile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StudyFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StudyFile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StudyFile & sampan.v1.StudyFile.$Shape} StudyFile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StudyFile & sampan.v1.StudyFile.$Shape;
        }

        namespace StudyFile {

            /** Properties of a StudyFile. */
            interface $Properties {

                /** StudyFile digest */
                digest?: Uint8Array;

                /** StudyFile content */
                content?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StudyFile. */
            type $Shape = sampan.v1.StudyFile.$Properties;
        }

        /** Decision enum. */
        enum Decision {

            /** DECISION_UNSPECIFIED value */
            DECISION_UNSPECIFIED = 0,

            /** DECISION_APPROVED value */
            DECISION_APPROVED = 1,

            /** DECISION_REJECTED value */
            DECISION_REJECTED = 2,

            /** DECISION_WITHDRAWN value */
            DECISION_WITHDRAWN = 3
        }

        /**
         * Properties of an ApprovalSummary.
         * @deprecated Use sampan.v1.ApprovalSummary.$Properties instead.
         */
        interface IApprovalSummary extends sampan.v1.ApprovalSummary.$Properties {
        }

        /** Represents an ApprovalSummary. */
        class ApprovalSummary {

            /**
             * Constructs a new ApprovalSummary.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.ApprovalSummary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApprovalSummary statement. */
            statement: Uint8Array;

            /** ApprovalSummary key. */
            key: Uint8Array;

            /** ApprovalSummary signature. */
            signature: Uint8Array;

            /**
             * Creates a new ApprovalSummary instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApprovalSummary instance
             */
            static create(properties: sampan.v1.ApprovalSummary.$Shape): sampan.v1.ApprovalSummary & sampan.v1.ApprovalSummary.$Shape;
            static create(properties?: sampan.v1.ApprovalSummary.$Properties): sampan.v1.ApprovalSummary;

            /**
             * Encodes the specified ApprovalSummary message. Does not implicitly {@link sampan.v1.ApprovalSummary.verify|verify} messages.
             * @param message ApprovalSummary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.ApprovalSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApprovalSummary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.ApprovalSummary & sampan.v1.ApprovalSummary.$Shape} ApprovalSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.ApprovalSummary & sampan.v1.ApprovalSummary.$Shape;
        }

        namespace ApprovalSummary {

            /** Properties of an ApprovalSummary. */
            interface $Properties {

                /** ApprovalSummary statement */
                statement?: Uint8Array;

                /** ApprovalSummary key */
                key?: Uint8Array;

                /** ApprovalSummary signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApprovalSummary. */
            type $Shape = sampan.v1.ApprovalSummary.$Properties;
        }

        /**
         * Properties of a StudyDecision.
         * @deprecated Use sampan.v1.StudyDecision.$Properties instead.
         */
        interface IStudyDecision extends sampan.v1.StudyDecision.$Properties {
        }

        /** Represents a StudyDecision. */
        class StudyDecision {

            /**
             * Constructs a new StudyDecision.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StudyDecision.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StudyDecision manifestDigest. */
            manifestDigest: Uint8Array;

            /** StudyDecision decision. */
            decision: sampan.v1.Decision;

            /** StudyDecision approvals. */
            approvals: sampan.v1.ApprovalSummary[];

            /**
             * Creates a new StudyDecision instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StudyDecision instance
             */
            static create(properties: sampan.v1.StudyDecision.$Shape): sampan.v1.StudyDecision & sampan.v1.StudyDecision.$Shape;
            static create(properties?: sampan.v1.StudyDecision.$Properties): sampan.v1.StudyDecision;

            /**
             * Encodes the specified StudyDecision message. Does not implicitly {@link sampan.v1.StudyDecision.verify|verify} messages.
             * @param message StudyDecision message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StudyDecision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StudyDecision message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StudyDecision & sampan.v1.StudyDecision.$Shape} StudyDecision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StudyDecision & sampan.v1.StudyDecision.$Shape;
        }

        namespace StudyDecision {

            /** Properties of a StudyDecision. */
            interface $Properties {

                /** StudyDecision manifestDigest */
                manifestDigest?: Uint8Array;

                /** StudyDecision decision */
                decision?: sampan.v1.Decision;

                /** StudyDecision approvals */
                approvals?: sampan.v1.ApprovalSummary.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StudyDecision. */
            type $Shape = sampan.v1.StudyDecision.$Properties;
        }

        /**
         * Properties of a RosterEntry.
         * @deprecated Use sampan.v1.RosterEntry.$Properties instead.
         */
        interface IRosterEntry extends sampan.v1.RosterEntry.$Properties {
        }

        /** Represents a RosterEntry. */
        class RosterEntry {

            /**
             * Constructs a new RosterEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RosterEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RosterEntry site. */
            site: string;

            /** RosterEntry controller. */
            controller: string;

            /** RosterEntry certificate. */
            certificate: sampan.v1.SiteCertificate;

            /**
             * Creates a new RosterEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RosterEntry instance
             */
            static create(properties: sampan.v1.RosterEntry.$Shape): sampan.v1.RosterEntry & sampan.v1.RosterEntry.$Shape;
            static create(properties?: sampan.v1.RosterEntry.$Properties): sampan.v1.RosterEntry;

            /**
             * Encodes the specified RosterEntry message. Does not implicitly {@link sampan.v1.RosterEntry.verify|verify} messages.
             * @param message RosterEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RosterEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RosterEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RosterEntry & sampan.v1.RosterEntry.$Shape} RosterEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RosterEntry & sampan.v1.RosterEntry.$Shape;
        }

        namespace RosterEntry {

            /** Properties of a RosterEntry. */
            interface $Properties {

                /** RosterEntry site */
                site?: string;

                /** RosterEntry controller */
                controller?: string;

                /** RosterEntry certificate */
                certificate?: sampan.v1.SiteCertificate.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RosterEntry. */
            type $Shape = sampan.v1.RosterEntry.$Properties;
        }

        /**
         * Properties of a RunInvitation.
         * @deprecated Use sampan.v1.RunInvitation.$Properties instead.
         */
        interface IRunInvitation extends sampan.v1.RunInvitation.$Properties {
        }

        /** Represents a RunInvitation. */
        class RunInvitation {

            /**
             * Constructs a new RunInvitation.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RunInvitation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunInvitation manifestDigest. */
            manifestDigest: Uint8Array;

            /** RunInvitation roster. */
            roster: sampan.v1.RosterEntry[];

            /** RunInvitation plan. */
            plan: Uint8Array;

            /** RunInvitation number. */
            number: number;

            /** RunInvitation opened. */
            opened: sampan.v1.LogEntryProof;

            /**
             * Creates a new RunInvitation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RunInvitation instance
             */
            static create(properties: sampan.v1.RunInvitation.$Shape): sampan.v1.RunInvitation & sampan.v1.RunInvitation.$Shape;
            static create(properties?: sampan.v1.RunInvitation.$Properties): sampan.v1.RunInvitation;

            /**
             * Encodes the specified RunInvitation message. Does not implicitly {@link sampan.v1.RunInvitation.verify|verify} messages.
             * @param message RunInvitation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RunInvitation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunInvitation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RunInvitation & sampan.v1.RunInvitation.$Shape} RunInvitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RunInvitation & sampan.v1.RunInvitation.$Shape;
        }

        namespace RunInvitation {

            /** Properties of a RunInvitation. */
            interface $Properties {

                /** RunInvitation manifestDigest */
                manifestDigest?: Uint8Array;

                /** RunInvitation roster */
                roster?: sampan.v1.RosterEntry.$Properties[];

                /** RunInvitation plan */
                plan?: Uint8Array;

                /** RunInvitation number */
                number?: number;

                /** RunInvitation opened */
                opened?: sampan.v1.LogEntryProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunInvitation. */
            type $Shape = sampan.v1.RunInvitation.$Properties;
        }

        /**
         * Properties of a RunAcceptance.
         * @deprecated Use sampan.v1.RunAcceptance.$Properties instead.
         */
        interface IRunAcceptance extends sampan.v1.RunAcceptance.$Properties {
        }

        /** Represents a RunAcceptance. */
        class RunAcceptance {

            /**
             * Constructs a new RunAcceptance.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RunAcceptance.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunAcceptance rosterDigest. */
            rosterDigest: Uint8Array;

            /** RunAcceptance snapshotDigest. */
            snapshotDigest: Uint8Array;

            /** RunAcceptance policyDigest. */
            policyDigest: Uint8Array;

            /** RunAcceptance floorsDigest. */
            floorsDigest: Uint8Array;

            /** RunAcceptance floorsLowered. */
            floorsLowered: boolean;

            /**
             * Creates a new RunAcceptance instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RunAcceptance instance
             */
            static create(properties: sampan.v1.RunAcceptance.$Shape): sampan.v1.RunAcceptance & sampan.v1.RunAcceptance.$Shape;
            static create(properties?: sampan.v1.RunAcceptance.$Properties): sampan.v1.RunAcceptance;

            /**
             * Encodes the specified RunAcceptance message. Does not implicitly {@link sampan.v1.RunAcceptance.verify|verify} messages.
             * @param message RunAcceptance message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RunAcceptance.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunAcceptance message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RunAcceptance & sampan.v1.RunAcceptance.$Shape} RunAcceptance
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RunAcceptance & sampan.v1.RunAcceptance.$Shape;
        }

        namespace RunAcceptance {

            /** Properties of a RunAcceptance. */
            interface $Properties {

                /** RunAcceptance rosterDigest */
                rosterDigest?: Uint8Array;

                /** RunAcceptance snapshotDigest */
                snapshotDigest?: Uint8Array;

                /** RunAcceptance policyDigest */
                policyDigest?: Uint8Array;

                /** RunAcceptance floorsDigest */
                floorsDigest?: Uint8Array;

                /** RunAcceptance floorsLowered */
                floorsLowered?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunAcceptance. */
            type $Shape = sampan.v1.RunAcceptance.$Properties;
        }

        /**
         * Properties of a RunEnded.
         * @deprecated Use sampan.v1.RunEnded.$Properties instead.
         */
        interface IRunEnded extends sampan.v1.RunEnded.$Properties {
        }

        /** Represents a RunEnded. */
        class RunEnded {

            /**
             * Constructs a new RunEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RunEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunEnded reason. */
            reason: string;

            /** RunEnded closed. */
            closed: sampan.v1.LogEntryProof;

            /**
             * Creates a new RunEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RunEnded instance
             */
            static create(properties: sampan.v1.RunEnded.$Shape): sampan.v1.RunEnded & sampan.v1.RunEnded.$Shape;
            static create(properties?: sampan.v1.RunEnded.$Properties): sampan.v1.RunEnded;

            /**
             * Encodes the specified RunEnded message. Does not implicitly {@link sampan.v1.RunEnded.verify|verify} messages.
             * @param message RunEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RunEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RunEnded & sampan.v1.RunEnded.$Shape} RunEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RunEnded & sampan.v1.RunEnded.$Shape;
        }

        namespace RunEnded {

            /** Properties of a RunEnded. */
            interface $Properties {

                /** RunEnded reason */
                reason?: string;

                /** RunEnded closed */
                closed?: sampan.v1.LogEntryProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunEnded. */
            type $Shape = sampan.v1.RunEnded.$Properties;
        }

        /**
         * Properties of an Abandonment.
         * @deprecated Use sampan.v1.Abandonment.$Properties instead.
         */
        interface IAbandonment extends sampan.v1.Abandonment.$Properties {
        }

        /** Represents an Abandonment. */
        class Abandonment {

            /**
             * Constructs a new Abandonment.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Abandonment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Abandonment index. */
            index: number;

            /** Abandonment round. */
            round: number;

            /** Abandonment attempt. */
            attempt: number;

            /** Abandonment signature. */
            signature: Uint8Array;

            /**
             * Creates a new Abandonment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Abandonment instance
             */
            static create(properties: sampan.v1.Abandonment.$Shape): sampan.v1.Abandonment & sampan.v1.Abandonment.$Shape;
            static create(properties?: sampan.v1.Abandonment.$Properties): sampan.v1.Abandonment;

            /**
             * Encodes the specified Abandonment message. Does not implicitly {@link sampan.v1.Abandonment.verify|verify} messages.
             * @param message Abandonment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Abandonment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Abandonment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Abandonment & sampan.v1.Abandonment.$Shape} Abandonment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Abandonment & sampan.v1.Abandonment.$Shape;
        }

        namespace Abandonment {

            /** Properties of an Abandonment. */
            interface $Properties {

                /** Abandonment index */
                index?: number;

                /** Abandonment round */
                round?: number;

                /** Abandonment attempt */
                attempt?: number;

                /** Abandonment signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Abandonment. */
            type $Shape = sampan.v1.Abandonment.$Properties;
        }

        /**
         * Properties of an AdvertisementRequest.
         * @deprecated Use sampan.v1.AdvertisementRequest.$Properties instead.
         */
        interface IAdvertisementRequest extends sampan.v1.AdvertisementRequest.$Properties {
        }

        /** Represents an AdvertisementRequest. */
        class AdvertisementRequest {

            /**
             * Constructs a new AdvertisementRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.AdvertisementRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AdvertisementRequest rosterDigest. */
            rosterDigest: Uint8Array;

            /** AdvertisementRequest serialMin. */
            serialMin: number;

            /**
             * Creates a new AdvertisementRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AdvertisementRequest instance
             */
            static create(properties: sampan.v1.AdvertisementRequest.$Shape): sampan.v1.AdvertisementRequest & sampan.v1.AdvertisementRequest.$Shape;
            static create(properties?: sampan.v1.AdvertisementRequest.$Properties): sampan.v1.AdvertisementRequest;

            /**
             * Encodes the specified AdvertisementRequest message. Does not implicitly {@link sampan.v1.AdvertisementRequest.verify|verify} messages.
             * @param message AdvertisementRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.AdvertisementRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AdvertisementRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.AdvertisementRequest & sampan.v1.AdvertisementRequest.$Shape} AdvertisementRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.AdvertisementRequest & sampan.v1.AdvertisementRequest.$Shape;
        }

        namespace AdvertisementRequest {

            /** Properties of an AdvertisementRequest. */
            interface $Properties {

                /** AdvertisementRequest rosterDigest */
                rosterDigest?: Uint8Array;

                /** AdvertisementRequest serialMin */
                serialMin?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AdvertisementRequest. */
            type $Shape = sampan.v1.AdvertisementRequest.$Properties;
        }

        /**
         * Properties of an Advertisement.
         * @deprecated Use sampan.v1.Advertisement.$Properties instead.
         */
        interface IAdvertisement extends sampan.v1.Advertisement.$Properties {
        }

        /** Represents an Advertisement. */
        class Advertisement {

            /**
             * Constructs a new Advertisement.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Advertisement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Advertisement index. */
            index: number;

            /** Advertisement round. */
            round: number;

            /** Advertisement attempt. */
            attempt: number;

            /** Advertisement serial. */
            serial: number;

            /** Advertisement shareKey. */
            shareKey: Uint8Array;

            /** Advertisement maskKey. */
            maskKey: Uint8Array;

            /** Advertisement policyDigest. */
            policyDigest: Uint8Array;

            /** Advertisement floorsDigest. */
            floorsDigest: Uint8Array;

            /** Advertisement aloneOk. */
            aloneOk: boolean;

            /** Advertisement signature. */
            signature: Uint8Array;

            /** Advertisement abandonment. */
            abandonment: sampan.v1.Abandonment;

            /** Advertisement logSize. */
            logSize: number;

            /**
             * Creates a new Advertisement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Advertisement instance
             */
            static create(properties: sampan.v1.Advertisement.$Shape): sampan.v1.Advertisement & sampan.v1.Advertisement.$Shape;
            static create(properties?: sampan.v1.Advertisement.$Properties): sampan.v1.Advertisement;

            /**
             * Encodes the specified Advertisement message. Does not implicitly {@link sampan.v1.Advertisement.verify|verify} messages.
             * @param message Advertisement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Advertisement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Advertisement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Advertisement & sampan.v1.Advertisement.$Shape} Advertisement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Advertisement & sampan.v1.Advertisement.$Shape;
        }

        namespace Advertisement {

            /** Properties of an Advertisement. */
            interface $Properties {

                /** Advertisement index */
                index?: number;

                /** Advertisement round */
                round?: number;

                /** Advertisement attempt */
                attempt?: number;

                /** Advertisement serial */
                serial?: number;

                /** Advertisement shareKey */
                shareKey?: Uint8Array;

                /** Advertisement maskKey */
                maskKey?: Uint8Array;

                /** Advertisement policyDigest */
                policyDigest?: Uint8Array;

                /** Advertisement floorsDigest */
                floorsDigest?: Uint8Array;

                /** Advertisement aloneOk */
                aloneOk?: boolean;

                /** Advertisement signature */
                signature?: Uint8Array;

                /** Advertisement abandonment */
                abandonment?: sampan.v1.Abandonment.$Properties;

                /** Advertisement logSize */
                logSize?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Advertisement. */
            type $Shape = sampan.v1.Advertisement.$Properties;
        }

        /**
         * Properties of a RoundOpening.
         * @deprecated Use sampan.v1.RoundOpening.$Properties instead.
         */
        interface IRoundOpening extends sampan.v1.RoundOpening.$Properties {
        }

        /** Represents a RoundOpening. */
        class RoundOpening {

            /**
             * Constructs a new RoundOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RoundOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RoundOpening task. */
            task: Uint8Array;

            /** RoundOpening broadcast. */
            broadcast: Uint8Array;

            /** RoundOpening broadcastDigest. */
            broadcastDigest: Uint8Array;

            /** RoundOpening threshold. */
            threshold: number;

            /** RoundOpening survivorsMin. */
            survivorsMin: number;

            /** RoundOpening controllersMin. */
            controllersMin: number;

            /** RoundOpening advertisements. */
            advertisements: sampan.v1.Advertisement[];

            /** RoundOpening notBeforeS. */
            notBeforeS: number;

            /** RoundOpening notAfterS. */
            notAfterS: number;

            /** RoundOpening checkpoint. */
            checkpoint: Uint8Array;

            /** RoundOpening consistency. */
            consistency: sampan.v1.ConsistencyProof;

            /** RoundOpening abandonments. */
            abandonments: sampan.v1.Abandonment[];

            /** RoundOpening ctx. */
            ctx: Uint8Array;

            /**
             * Creates a new RoundOpening instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RoundOpening instance
             */
            static create(properties: sampan.v1.RoundOpening.$Shape): sampan.v1.RoundOpening & sampan.v1.RoundOpening.$Shape;
            static create(properties?: sampan.v1.RoundOpening.$Properties): sampan.v1.RoundOpening;

            /**
             * Encodes the specified RoundOpening message. Does not implicitly {@link sampan.v1.RoundOpening.verify|verify} messages.
             * @param message RoundOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RoundOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoundOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RoundOpening & sampan.v1.RoundOpening.$Shape} RoundOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RoundOpening & sampan.v1.RoundOpening.$Shape;
        }

        namespace RoundOpening {

            /** Properties of a RoundOpening. */
            interface $Properties {

                /** RoundOpening task */
                task?: Uint8Array;

                /** RoundOpening broadcast */
                broadcast?: Uint8Array;

                /** RoundOpening broadcastDigest */
                broadcastDigest?: Uint8Array;

                /** RoundOpening threshold */
                threshold?: number;

                /** RoundOpening survivorsMin */
                survivorsMin?: number;

                /** RoundOpening controllersMin */
                controllersMin?: number;

                /** RoundOpening advertisements */
                advertisements?: sampan.v1.Advertisement.$Properties[];

                /** RoundOpening notBeforeS */
                notBeforeS?: number;

                /** RoundOpening notAfterS */
                notAfterS?: number;

                /** RoundOpening checkpoint */
                checkpoint?: Uint8Array;

                /** RoundOpening consistency */
                consistency?: sampan.v1.ConsistencyProof.$Properties;

                /** RoundOpening abandonments */
                abandonments?: sampan.v1.Abandonment.$Properties[];

                /** RoundOpening ctx */
                ctx?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoundOpening. */
            type $Shape = sampan.v1.RoundOpening.$Properties;
        }

        /**
         * Properties of an EncryptedShares.
         * @deprecated Use sampan.v1.EncryptedShares.$Properties instead.
         */
        interface IEncryptedShares extends sampan.v1.EncryptedShares.$Properties {
        }

        /** Represents an EncryptedShares. */
        class EncryptedShares {

            /**
             * Constructs a new EncryptedShares.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.EncryptedShares.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EncryptedShares from. */
            from: number;

            /** EncryptedShares to. */
            to: number;

            /** EncryptedShares ciphertext. */
            ciphertext: Uint8Array;

            /**
             * Creates a new EncryptedShares instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EncryptedShares instance
             */
            static create(properties: sampan.v1.EncryptedShares.$Shape): sampan.v1.EncryptedShares & sampan.v1.EncryptedShares.$Shape;
            static create(properties?: sampan.v1.EncryptedShares.$Properties): sampan.v1.EncryptedShares;

            /**
             * Encodes the specified EncryptedShares message. Does not implicitly {@link sampan.v1.EncryptedShares.verify|verify} messages.
             * @param message EncryptedShares message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.EncryptedShares.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EncryptedShares message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.EncryptedShares & sampan.v1.EncryptedShares.$Shape} EncryptedShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.EncryptedShares & sampan.v1.EncryptedShares.$Shape;
        }

        namespace EncryptedShares {

            /** Properties of an EncryptedShares. */
            interface $Properties {

                /** EncryptedShares from */
                from?: number;

                /** EncryptedShares to */
                to?: number;

                /** EncryptedShares ciphertext */
                ciphertext?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EncryptedShares. */
            type $Shape = sampan.v1.EncryptedShares.$Properties;
        }

        /**
         * Properties of a Shares.
         * @deprecated Use sampan.v1.Shares.$Properties instead.
         */
        interface IShares extends sampan.v1.Shares.$Properties {
        }

        /** Represents a Shares. */
        class Shares {

            /**
             * Constructs a new Shares.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Shares.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Shares ctx. */
            ctx: Uint8Array;

            /** Shares root. */
            root: Uint8Array;

            /** Shares selfSeedDigest. */
            selfSeedDigest: Uint8Array;

            /** Shares signature. */
            signature: Uint8Array;

            /** Shares leaves. */
            leaves: Uint8Array;

            /** Shares ciphertexts. */
            ciphertexts: sampan.v1.EncryptedShares[];

            /** Shares cosignature. */
            cosignature: sampan.v1.Cosignature;

            /**
             * Creates a new Shares instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Shares instance
             */
            static create(properties: sampan.v1.Shares.$Shape): sampan.v1.Shares & sampan.v1.Shares.$Shape;
            static create(properties?: sampan.v1.Shares.$Properties): sampan.v1.Shares;

            /**
             * Encodes the specified Shares message. Does not implicitly {@link sampan.v1.Shares.verify|verify} messages.
             * @param message Shares message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Shares.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Shares message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Shares & sampan.v1.Shares.$Shape} Shares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Shares & sampan.v1.Shares.$Shape;
        }

        namespace Shares {

            /** Properties of a Shares. */
            interface $Properties {

                /** Shares ctx */
                ctx?: Uint8Array;

                /** Shares root */
                root?: Uint8Array;

                /** Shares selfSeedDigest */
                selfSeedDigest?: Uint8Array;

                /** Shares signature */
                signature?: Uint8Array;

                /** Shares leaves */
                leaves?: Uint8Array;

                /** Shares ciphertexts */
                ciphertexts?: sampan.v1.EncryptedShares.$Properties[];

                /** Shares cosignature */
                cosignature?: sampan.v1.Cosignature.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Shares. */
            type $Shape = sampan.v1.Shares.$Properties;
        }

        /**
         * Properties of a DeliveredShares.
         * @deprecated Use sampan.v1.DeliveredShares.$Properties instead.
         */
        interface IDeliveredShares extends sampan.v1.DeliveredShares.$Properties {
        }

        /** Represents a DeliveredShares. */
        class DeliveredShares {

            /**
             * Constructs a new DeliveredShares.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.DeliveredShares.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeliveredShares from. */
            from: number;

            /** DeliveredShares root. */
            root: Uint8Array;

            /** DeliveredShares selfSeedDigest. */
            selfSeedDigest: Uint8Array;

            /** DeliveredShares signature. */
            signature: Uint8Array;

            /** DeliveredShares ciphertext. */
            ciphertext: Uint8Array;

            /** DeliveredShares pathSelf. */
            pathSelf: Uint8Array;

            /** DeliveredShares pathMask. */
            pathMask: Uint8Array;

            /**
             * Creates a new DeliveredShares instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeliveredShares instance
             */
            static create(properties: sampan.v1.DeliveredShares.$Shape): sampan.v1.DeliveredShares & sampan.v1.DeliveredShares.$Shape;
            static create(properties?: sampan.v1.DeliveredShares.$Properties): sampan.v1.DeliveredShares;

            /**
             * Encodes the specified DeliveredShares message. Does not implicitly {@link sampan.v1.DeliveredShares.verify|verify} messages.
             * @param message DeliveredShares message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.DeliveredShares.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeliveredShares message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.DeliveredShares & sampan.v1.DeliveredShares.$Shape} DeliveredShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.DeliveredShares & sampan.v1.DeliveredShares.$Shape;
        }

        namespace DeliveredShares {

            /** Properties of a DeliveredShares. */
            interface $Properties {

                /** DeliveredShares from */
                from?: number;

                /** DeliveredShares root */
                root?: Uint8Array;

                /** DeliveredShares selfSeedDigest */
                selfSeedDigest?: Uint8Array;

                /** DeliveredShares signature */
                signature?: Uint8Array;

                /** DeliveredShares ciphertext */
                ciphertext?: Uint8Array;

                /** DeliveredShares pathSelf */
                pathSelf?: Uint8Array;

                /** DeliveredShares pathMask */
                pathMask?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeliveredShares. */
            type $Shape = sampan.v1.DeliveredShares.$Properties;
        }

        /**
         * Properties of a ShareDelivery.
         * @deprecated Use sampan.v1.ShareDelivery.$Properties instead.
         */
        interface IShareDelivery extends sampan.v1.ShareDelivery.$Properties {
        }

        /** Represents a ShareDelivery. */
        class ShareDelivery {

            /**
             * Constructs a new ShareDelivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.ShareDelivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShareDelivery ctx. */
            ctx: Uint8Array;

            /** ShareDelivery shares. */
            shares: sampan.v1.DeliveredShares[];

            /** ShareDelivery opened. */
            opened: sampan.v1.LogEntryProof;

            /**
             * Creates a new ShareDelivery instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShareDelivery instance
             */
            static create(properties: sampan.v1.ShareDelivery.$Shape): sampan.v1.ShareDelivery & sampan.v1.ShareDelivery.$Shape;
            static create(properties?: sampan.v1.ShareDelivery.$Properties): sampan.v1.ShareDelivery;

            /**
             * Encodes the specified ShareDelivery message. Does not implicitly {@link sampan.v1.ShareDelivery.verify|verify} messages.
             * @param message ShareDelivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.ShareDelivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShareDelivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.ShareDelivery & sampan.v1.ShareDelivery.$Shape} ShareDelivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.ShareDelivery & sampan.v1.ShareDelivery.$Shape;
        }

        namespace ShareDelivery {

            /** Properties of a ShareDelivery. */
            interface $Properties {

                /** ShareDelivery ctx */
                ctx?: Uint8Array;

                /** ShareDelivery shares */
                shares?: sampan.v1.DeliveredShares.$Properties[];

                /** ShareDelivery opened */
                opened?: sampan.v1.LogEntryProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShareDelivery. */
            type $Shape = sampan.v1.ShareDelivery.$Properties;
        }

        /**
         * Properties of a Complaint.
         * @deprecated Use sampan.v1.Complaint.$Properties instead.
         */
        interface IComplaint extends sampan.v1.Complaint.$Properties {
        }

        /** Represents a Complaint. */
        class Complaint {

            /**
             * Constructs a new Complaint.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Complaint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Complaint ctx. */
            ctx: Uint8Array;

            /** Complaint against. */
            against: number;

            /** Complaint code. */
            code: string;

            /** Complaint signature. */
            signature: Uint8Array;

            /**
             * Creates a new Complaint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Complaint instance
             */
            static create(properties: sampan.v1.Complaint.$Shape): sampan.v1.Complaint & sampan.v1.Complaint.$Shape;
            static create(properties?: sampan.v1.Complaint.$Properties): sampan.v1.Complaint;

            /**
             * Encodes the specified Complaint message. Does not implicitly {@link sampan.v1.Complaint.verify|verify} messages.
             * @param message Complaint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Complaint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Complaint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Complaint & sampan.v1.Complaint.$Shape} Complaint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Complaint & sampan.v1.Complaint.$Shape;
        }

        namespace Complaint {

            /** Properties of a Complaint. */
            interface $Properties {

                /** Complaint ctx */
                ctx?: Uint8Array;

                /** Complaint against */
                against?: number;

                /** Complaint code */
                code?: string;

                /** Complaint signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Complaint. */
            type $Shape = sampan.v1.Complaint.$Properties;
        }

        /** StreamKind enum. */
        enum StreamKind {

            /** STREAM_KIND_UNSPECIFIED value */
            STREAM_KIND_UNSPECIFIED = 0,

            /** STREAM_KIND_VECTOR value */
            STREAM_KIND_VECTOR = 1,

            /** STREAM_KIND_BROADCAST value */
            STREAM_KIND_BROADCAST = 2,

            /** STREAM_KIND_SUM value */
            STREAM_KIND_SUM = 3
        }

        /**
         * Properties of a StreamHeader.
         * @deprecated Use sampan.v1.StreamHeader.$Properties instead.
         */
        interface IStreamHeader extends sampan.v1.StreamHeader.$Properties {
        }

        /** Represents a StreamHeader. */
        class StreamHeader {

            /**
             * Constructs a new StreamHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StreamHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamHeader ctx. */
            ctx: Uint8Array;

            /** StreamHeader kind. */
            kind: sampan.v1.StreamKind;

            /** StreamHeader size. */
            size: number;

            /** StreamHeader chunkSize. */
            chunkSize: number;

            /** StreamHeader chunkDigests. */
            chunkDigests: Uint8Array;

            /** StreamHeader digest. */
            digest: Uint8Array;

            /** StreamHeader signature. */
            signature: Uint8Array;

            /**
             * Creates a new StreamHeader instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamHeader instance
             */
            static create(properties: sampan.v1.StreamHeader.$Shape): sampan.v1.StreamHeader & sampan.v1.StreamHeader.$Shape;
            static create(properties?: sampan.v1.StreamHeader.$Properties): sampan.v1.StreamHeader;

            /**
             * Encodes the specified StreamHeader message. Does not implicitly {@link sampan.v1.StreamHeader.verify|verify} messages.
             * @param message StreamHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StreamHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StreamHeader & sampan.v1.StreamHeader.$Shape} StreamHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StreamHeader & sampan.v1.StreamHeader.$Shape;
        }

        namespace StreamHeader {

            /** Properties of a StreamHeader. */
            interface $Properties {

                /** StreamHeader ctx */
                ctx?: Uint8Array;

                /** StreamHeader kind */
                kind?: sampan.v1.StreamKind;

                /** StreamHeader size */
                size?: number;

                /** StreamHeader chunkSize */
                chunkSize?: number;

                /** StreamHeader chunkDigests */
                chunkDigests?: Uint8Array;

                /** StreamHeader digest */
                digest?: Uint8Array;

                /** StreamHeader signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamHeader. */
            type $Shape = sampan.v1.StreamHeader.$Properties;
        }

        /**
         * Properties of a StreamGrant.
         * @deprecated Use sampan.v1.StreamGrant.$Properties instead.
         */
        interface IStreamGrant extends sampan.v1.StreamGrant.$Properties {
        }

        /** Represents a StreamGrant. */
        class StreamGrant {

            /**
             * Constructs a new StreamGrant.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StreamGrant.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamGrant ctx. */
            ctx: Uint8Array;

            /** StreamGrant kind. */
            kind: sampan.v1.StreamKind;

            /** StreamGrant fromChunk. */
            fromChunk: number;

            /**
             * Creates a new StreamGrant instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamGrant instance
             */
            static create(properties: sampan.v1.StreamGrant.$Shape): sampan.v1.StreamGrant & sampan.v1.StreamGrant.$Shape;
            static create(properties?: sampan.v1.StreamGrant.$Properties): sampan.v1.StreamGrant;

            /**
             * Encodes the specified StreamGrant message. Does not implicitly {@link sampan.v1.StreamGrant.verify|verify} messages.
             * @param message StreamGrant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StreamGrant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamGrant message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StreamGrant & sampan.v1.StreamGrant.$Shape} StreamGrant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StreamGrant & sampan.v1.StreamGrant.$Shape;
        }

        namespace StreamGrant {

            /** Properties of a StreamGrant. */
            interface $Properties {

                /** StreamGrant ctx */
                ctx?: Uint8Array;

                /** StreamGrant kind */
                kind?: sampan.v1.StreamKind;

                /** StreamGrant fromChunk */
                fromChunk?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamGrant. */
            type $Shape = sampan.v1.StreamGrant.$Properties;
        }

        /**
         * Properties of a StreamChunk.
         * @deprecated Use sampan.v1.StreamChunk.$Properties instead.
         */
        interface IStreamChunk extends sampan.v1.StreamChunk.$Properties {
        }

        /** Represents a StreamChunk. */
        class StreamChunk {

            /**
             * Constructs a new StreamChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.StreamChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamChunk ctx. */
            ctx: Uint8Array;

            /** StreamChunk kind. */
            kind: sampan.v1.StreamKind;

            /** StreamChunk index. */
            index: number;

            /** StreamChunk data. */
            data: Uint8Array;

            /**
             * Creates a new StreamChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamChunk instance
             */
            static create(properties: sampan.v1.StreamChunk.$Shape): sampan.v1.StreamChunk & sampan.v1.StreamChunk.$Shape;
            static create(properties?: sampan.v1.StreamChunk.$Properties): sampan.v1.StreamChunk;

            /**
             * Encodes the specified StreamChunk message. Does not implicitly {@link sampan.v1.StreamChunk.verify|verify} messages.
             * @param message StreamChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.StreamChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.StreamChunk & sampan.v1.StreamChunk.$Shape} StreamChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.StreamChunk & sampan.v1.StreamChunk.$Shape;
        }

        namespace StreamChunk {

            /** Properties of a StreamChunk. */
            interface $Properties {

                /** StreamChunk ctx */
                ctx?: Uint8Array;

                /** StreamChunk kind */
                kind?: sampan.v1.StreamKind;

                /** StreamChunk index */
                index?: number;

                /** StreamChunk data */
                data?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamChunk. */
            type $Shape = sampan.v1.StreamChunk.$Properties;
        }

        /**
         * Properties of a SurvivorSet.
         * @deprecated Use sampan.v1.SurvivorSet.$Properties instead.
         */
        interface ISurvivorSet extends sampan.v1.SurvivorSet.$Properties {
        }

        /** Represents a SurvivorSet. */
        class SurvivorSet {

            /**
             * Constructs a new SurvivorSet.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.SurvivorSet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SurvivorSet ctx. */
            ctx: Uint8Array;

            /** SurvivorSet members. */
            members: number[];

            /**
             * Creates a new SurvivorSet instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SurvivorSet instance
             */
            static create(properties: sampan.v1.SurvivorSet.$Shape): sampan.v1.SurvivorSet & sampan.v1.SurvivorSet.$Shape;
            static create(properties?: sampan.v1.SurvivorSet.$Properties): sampan.v1.SurvivorSet;

            /**
             * Encodes the specified SurvivorSet message. Does not implicitly {@link sampan.v1.SurvivorSet.verify|verify} messages.
             * @param message SurvivorSet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.SurvivorSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SurvivorSet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.SurvivorSet & sampan.v1.SurvivorSet.$Shape} SurvivorSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.SurvivorSet & sampan.v1.SurvivorSet.$Shape;
        }

        namespace SurvivorSet {

            /** Properties of a SurvivorSet. */
            interface $Properties {

                /** SurvivorSet ctx */
                ctx?: Uint8Array;

                /** SurvivorSet members */
                members?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SurvivorSet. */
            type $Shape = sampan.v1.SurvivorSet.$Properties;
        }

        /**
         * Properties of a Confirmation.
         * @deprecated Use sampan.v1.Confirmation.$Properties instead.
         */
        interface IConfirmation extends sampan.v1.Confirmation.$Properties {
        }

        /** Represents a Confirmation. */
        class Confirmation {

            /**
             * Constructs a new Confirmation.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Confirmation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Confirmation ctx. */
            ctx: Uint8Array;

            /** Confirmation index. */
            index: number;

            /** Confirmation signature. */
            signature: Uint8Array;

            /**
             * Creates a new Confirmation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Confirmation instance
             */
            static create(properties: sampan.v1.Confirmation.$Shape): sampan.v1.Confirmation & sampan.v1.Confirmation.$Shape;
            static create(properties?: sampan.v1.Confirmation.$Properties): sampan.v1.Confirmation;

            /**
             * Encodes the specified Confirmation message. Does not implicitly {@link sampan.v1.Confirmation.verify|verify} messages.
             * @param message Confirmation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Confirmation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Confirmation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Confirmation & sampan.v1.Confirmation.$Shape} Confirmation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Confirmation & sampan.v1.Confirmation.$Shape;
        }

        namespace Confirmation {

            /** Properties of a Confirmation. */
            interface $Properties {

                /** Confirmation ctx */
                ctx?: Uint8Array;

                /** Confirmation index */
                index?: number;

                /** Confirmation signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Confirmation. */
            type $Shape = sampan.v1.Confirmation.$Properties;
        }

        /**
         * Properties of a RevealRequest.
         * @deprecated Use sampan.v1.RevealRequest.$Properties instead.
         */
        interface IRevealRequest extends sampan.v1.RevealRequest.$Properties {
        }

        /** Represents a RevealRequest. */
        class RevealRequest {

            /**
             * Constructs a new RevealRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RevealRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevealRequest ctx. */
            ctx: Uint8Array;

            /** RevealRequest confirmations. */
            confirmations: sampan.v1.Confirmation[];

            /**
             * Creates a new RevealRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RevealRequest instance
             */
            static create(properties: sampan.v1.RevealRequest.$Shape): sampan.v1.RevealRequest & sampan.v1.RevealRequest.$Shape;
            static create(properties?: sampan.v1.RevealRequest.$Properties): sampan.v1.RevealRequest;

            /**
             * Encodes the specified RevealRequest message. Does not implicitly {@link sampan.v1.RevealRequest.verify|verify} messages.
             * @param message RevealRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RevealRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevealRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RevealRequest & sampan.v1.RevealRequest.$Shape} RevealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RevealRequest & sampan.v1.RevealRequest.$Shape;
        }

        namespace RevealRequest {

            /** Properties of a RevealRequest. */
            interface $Properties {

                /** RevealRequest ctx */
                ctx?: Uint8Array;

                /** RevealRequest confirmations */
                confirmations?: sampan.v1.Confirmation.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevealRequest. */
            type $Shape = sampan.v1.RevealRequest.$Properties;
        }

        /** ShareKind enum. */
        enum ShareKind {

            /** SHARE_KIND_UNSPECIFIED value */
            SHARE_KIND_UNSPECIFIED = 0,

            /** SHARE_KIND_SELF value */
            SHARE_KIND_SELF = 1,

            /** SHARE_KIND_MASK value */
            SHARE_KIND_MASK = 2
        }

        /**
         * Properties of a RevealedShare.
         * @deprecated Use sampan.v1.RevealedShare.$Properties instead.
         */
        interface IRevealedShare extends sampan.v1.RevealedShare.$Properties {
        }

        /** Represents a RevealedShare. */
        class RevealedShare {

            /**
             * Constructs a new RevealedShare.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RevealedShare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevealedShare of. */
            of: number;

            /** RevealedShare kind. */
            kind: sampan.v1.ShareKind;

            /** RevealedShare share. */
            share: Uint8Array;

            /**
             * Creates a new RevealedShare instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RevealedShare instance
             */
            static create(properties: sampan.v1.RevealedShare.$Shape): sampan.v1.RevealedShare & sampan.v1.RevealedShare.$Shape;
            static create(properties?: sampan.v1.RevealedShare.$Properties): sampan.v1.RevealedShare;

            /**
             * Encodes the specified RevealedShare message. Does not implicitly {@link sampan.v1.RevealedShare.verify|verify} messages.
             * @param message RevealedShare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RevealedShare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevealedShare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RevealedShare & sampan.v1.RevealedShare.$Shape} RevealedShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RevealedShare & sampan.v1.RevealedShare.$Shape;
        }

        namespace RevealedShare {

            /** Properties of a RevealedShare. */
            interface $Properties {

                /** RevealedShare of */
                of?: number;

                /** RevealedShare kind */
                kind?: sampan.v1.ShareKind;

                /** RevealedShare share */
                share?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevealedShare. */
            type $Shape = sampan.v1.RevealedShare.$Properties;
        }

        /**
         * Properties of a Reveal.
         * @deprecated Use sampan.v1.Reveal.$Properties instead.
         */
        interface IReveal extends sampan.v1.Reveal.$Properties {
        }

        /** Represents a Reveal. */
        class Reveal {

            /**
             * Constructs a new Reveal.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.Reveal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reveal ctx. */
            ctx: Uint8Array;

            /** Reveal shares. */
            shares: sampan.v1.RevealedShare[];

            /** Reveal next. */
            next: sampan.v1.Advertisement;

            /**
             * Creates a new Reveal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Reveal instance
             */
            static create(properties: sampan.v1.Reveal.$Shape): sampan.v1.Reveal & sampan.v1.Reveal.$Shape;
            static create(properties?: sampan.v1.Reveal.$Properties): sampan.v1.Reveal;

            /**
             * Encodes the specified Reveal message. Does not implicitly {@link sampan.v1.Reveal.verify|verify} messages.
             * @param message Reveal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.Reveal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reveal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.Reveal & sampan.v1.Reveal.$Shape} Reveal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.Reveal & sampan.v1.Reveal.$Shape;
        }

        namespace Reveal {

            /** Properties of a Reveal. */
            interface $Properties {

                /** Reveal ctx */
                ctx?: Uint8Array;

                /** Reveal shares */
                shares?: sampan.v1.RevealedShare.$Properties[];

                /** Reveal next */
                next?: sampan.v1.Advertisement.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reveal. */
            type $Shape = sampan.v1.Reveal.$Properties;
        }

        /**
         * Properties of a RoundResult.
         * @deprecated Use sampan.v1.RoundResult.$Properties instead.
         */
        interface IRoundResult extends sampan.v1.RoundResult.$Properties {
        }

        /** Represents a RoundResult. */
        class RoundResult {

            /**
             * Constructs a new RoundResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: sampan.v1.RoundResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RoundResult ctx. */
            ctx: Uint8Array;

            /** RoundResult sum. */
            sum: Uint8Array;

            /** RoundResult sumDigest. */
            sumDigest: Uint8Array;

            /** RoundResult members. */
            members: number[];

            /** RoundResult published. */
            published: sampan.v1.LogEntryProof;

            /**
             * Creates a new RoundResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RoundResult instance
             */
            static create(properties: sampan.v1.RoundResult.$Shape): sampan.v1.RoundResult & sampan.v1.RoundResult.$Shape;
            static create(properties?: sampan.v1.RoundResult.$Properties): sampan.v1.RoundResult;

            /**
             * Encodes the specified RoundResult message. Does not implicitly {@link sampan.v1.RoundResult.verify|verify} messages.
             * @param message RoundResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sampan.v1.RoundResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoundResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sampan.v1.RoundResult & sampan.v1.RoundResult.$Shape} RoundResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sampan.v1.RoundResult & sampan.v1.RoundResult.$Shape;
        }

        namespace RoundResult {

            /** Properties of a RoundResult. */
            interface $Properties {

                /** RoundResult ctx */
                ctx?: Uint8Array;

                /** RoundResult sum */
                sum?: Uint8Array;

                /** RoundResult sumDigest */
                sumDigest?: Uint8Array;

                /** RoundResult members */
                members?: number[];

                /** RoundResult published */
                published?: sampan.v1.LogEntryProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoundResult. */
            type $Shape = sampan.v1.RoundResult.$Properties;
        }
    }
}
