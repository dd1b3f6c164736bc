import type { ErrorText } from '../error-text.ts'

/** The hospital decides; disclosure control; reaching the other side; accounts. */
export const siteErrors = {
  'approval-missing': [
    'The approvers of this hospital have not approved exactly this.',
    'Have it read and signed by the people and roles that the policy names.',
  ],
  'approval-withdrawn': [
    'An approval was withdrawn, so this hospital sends nothing more.',
    'Ask the approver; only a new approval lets it go on.',
  ],
  'approval-rejected': [
    'An approver of this hospital rejected this.',
    'Ask the approver for the reasons; a changed study is a new decision.',
  ],
  'approval-expired': ['An approval has expired.', 'Ask the approvers to sign again.'],
  'approval-invalid': [
    'An approval does not verify: its signature, page, dates or subject are wrong.',
    'Do not rely on it; ask the approver to sign again.',
  ],
  'approver-unknown': [
    "The key is not one of this hospital's approvers.",
    'Add the approver with the signature of an existing one.',
  ],
  'approver-exists': [
    'This approver or key is already registered.',
    'Nothing needs to be done, or choose another key.',
  ],
  'policy-missing': [
    'There is no policy file, and without one the agent does nothing.',
    'Put policy.cedar where the settings say.',
  ],
  'policy-invalid': [
    'The policy file has an error, and then everything is denied.',
    'Correct it and run the policy check.',
  ],
  'policy-denied': [
    "This hospital's policy does not allow it.",
    'Look at the named rule with the policy explanation; only the hospital can change it.',
  ],
  'floors-missing': [
    'There is no floors file, and without one the agent does nothing.',
    'Put floors.yaml where the settings say.',
  ],
  'floors-invalid': [
    'The floors file has a wrong entry.',
    'Correct the entry that is named below.',
  ],
  'agent-stopped': [
    'Somebody stopped the agent at its console.',
    'The hospital starts it again when it is ready.',
  ],
  'agent-locked': [
    'The agent locked itself, because its records do not fit the log.',
    'An approver looks into it and unlocks the agent.',
  ],
  'runs-exhausted': [
    'All runs that were approved for this study have been used.',
    'Submit an amendment with a larger runsMax and have it approved.',
  ],
  'recipient-unknown': [
    'A recipient is neither the coordinator nor a site of this federation.',
    'Name it with id, controller and jurisdiction, or correct the name.',
  ],

  'people-too-few': [
    'Too few people for a result that identifies nobody.',
    'Widen the cohort or leave this site out.',
  ],
  'alone-not-allowed': [
    "The study shows this hospital's own numbers, and its floors do not allow that.",
    'Leave out the feature that is the hospital, or this site; the hospital decides on aloneOk.',
  ],
  'cell-too-small': [
    'A group of people is too small to be shown.',
    'Merge categories or leave the feature out.',
  ],
  'parameters-too-many': [
    'The model has too many parameters for the number of people.',
    'Use fewer terms or a larger cohort.',
  ],
  'levels-too-many': ['A factor has too many levels.', 'Merge levels or leave the factor out.'],
  'time-band-too-narrow': [
    'The study counts events in narrower bands of time than a site allows.',
    'Set timeGrid.bandDays to at least timeBandDays of the floors: the default is 30 days.',
  ],
  'numbers-exhausted': [
    'The study and its amendments have released as many numbers as its data allow.',
    'Ask for fewer analyses or terms, or for more people. A further study needs approvals of its own.',
  ],
  'column-locked': [
    'The study reads a column that a site keeps locked: free text, or a grade above 3.',
    'Leave it out. A text column is open when the data dictionary of the hospital lists its values (allowed).',
  ],
  'age-band-narrow': [
    'Ages stand in narrower bands than a site allows.',
    'Use age as a number, or wider groups.',
  ],
  'counts-not-rounded': [
    'A site wants released counts rounded, and the study does not promise it.',
    'State floors.countMultiple as a multiple of what the site asks for.',
  ],
  dominance: [
    'A few people would dominate a sum, and it could show them.',
    'Use fewer terms where they nearly decide the outcome, or narrow the range of a feature. A coordinator or a site that steers a model by false sums gets the same refusal.',
  ],
  differencing: [
    'The people of a site are almost those of an earlier run, and the two results could be subtracted.',
    'Ask the hospital: the log of its agent names the earlier run and says what can be done. Use the same people as before, or wait until more of them have changed.',
  ],
  'bound-exceeded': [
    "A site's contribution is larger than the study's public bounds allow.",
    'Check the declared ranges and the size of the largest site.',
  ],
  'value-not-finite': [
    'A computed number is not finite, so it was not sent.',
    'Check ranges, logarithms and scales of the terms.',
  ],
  'eta-cap-exceeded': [
    'A step of the model went too far at a site; a smaller step follows.',
    'Nothing needs to be done, unless the model does not converge.',
  ],

  'connection-failed': [
    'The other side cannot be reached.',
    'Check address, firewall and proxy; the agent keeps trying.',
  ],
  'connection-lost': [
    'The connection broke.',
    'Nothing needs to be done at first: it is made again. If this repeats, check the network.',
  ],
  'proxy-refused': [
    'The proxy refused the connection.',
    'Ask hospital IT to allow the address that the egress schedule names.',
  ],
  'deadline-passed': [
    'No answer came in time.',
    'Try again; if this repeats, look at the state of the other side.',
  ],
  'certificate-untrusted': [
    'The certificate of the other side does not come from the expected authority.',
    'Do not go on; compare the fingerprint that you were given out of band.',
  ],
  'certificate-invalid': [
    'A certificate is malformed, expired or for somebody else.',
    'Check the clock, and renew or enrol again.',
  ],
  'certificate-revoked': [
    'The certificate was revoked.',
    'Ask the operator; a site enrols again with a new token.',
  ],
  'fingerprint-mismatch': [
    'The fingerprint is not the one that was given.',
    'Do not go on; ask the operator on another channel.',
  ],
  'enrolment-token-invalid': [
    'The enrolment token is wrong, used or expired.',
    'Ask the operator for a new one.',
  ],
  'enrolment-request-invalid': [
    'The enrolment request has a wrong form or key.',
    'Make it again with the agent of this version.',
  ],
  'site-unknown': ['No site of this name is enrolled.', 'Check the name, or enrol the site.'],
  'site-connected': [
    'This site is already connected from elsewhere.',
    'Stop the other agent: one site runs one agent.',
  ],
  'identity-mismatch': [
    "A site's keys are not those that the study or the enrolment pinned.",
    'Do not go on; compare the identity key with the hospital.',
  ],

  'login-required': ['You are not signed in.', 'Sign in with an account and its token.'],
  'token-invalid': ['The token is not valid.', 'Sign in again with a valid one.'],
  'token-expired': [
    'The token has expired or was revoked.',
    'Ask for a new one and sign in again.',
  ],
  'role-insufficient': [
    'Your role does not allow this.',
    'Ask somebody with the role, or the operator.',
  ],
  'account-unknown': ['There is no such account.', 'Check the name with the list of accounts.'],
  'account-exists': ['There is already an account of this name.', 'Choose another name.'],
  'account-limit': [
    'There are as many accounts or tokens as there may be.',
    'Remove or revoke one that is no longer needed.',
  ],
  'operator-last': [
    'This is the last operator, and without one nobody could administer the coordinator.',
    'Make somebody else an operator first.',
  ],
  'token-unknown': ['There is no such token.', 'Check its id with the list of tokens.'],
  'too-many-requests': [
    'There were too many requests in a short time.',
    'Wait a minute and try again.',
  ],
} as const satisfies Readonly<Record<string, ErrorText>>
