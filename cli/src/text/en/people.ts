/** Help of the commands about accounts, sites and other programs. */
export const root = {
  sampan: {
    purpose: 'Federated analysis of health data that stays in its hospitals.',
    when: 'Sign in with "sampan login" first. Researchers then use study, run and result; operators site and account; approvers approver; auditors audit.',
  },
} as const

export const accountHelp = {
  login: {
    purpose: 'Signs in to a coordinator and keeps its certificate.',
    when: 'Once for each machine and account. The operator gives you the address, the fingerprint of the certificate and a token, best on two different ways. The token is read from a file, from standard input, or typed without being shown.',
    says: {
      URL: 'address of the coordinator: https://HOST[:PORT]',
      'ca-fingerprint': 'SHA-256 of its root certificate; from then on nothing else is believed',
      'token-file': 'file with the token in its only line',
      profile: 'name under which this coordinator is kept; "default" without',
    },
    examples: ['Sign in with a token from a file:', 'Paste the token, and keep a second account:'],
  },
  logout: {
    purpose: 'Forgets a coordinator and its token.',
    when: 'Before a machine is given away. The token itself stays valid: an operator can disable the account.',
    says: { profile: 'which profile; "default" without' },
    examples: ['Sign out:'],
  },
  whoami: {
    purpose: 'Shows which account you use, and until when.',
    when: 'To see whether the coordinator can be reached and the token is still valid.',
    says: { profile: 'which profile; "default" without' },
    examples: ['Ask:'],
  },
  account: {
    purpose: 'Accounts of people at the coordinator.',
    when: 'Operators add researchers, auditors and other operators, and give them tokens.',
  },
  list: {
    purpose: 'Lists the accounts.',
    when: 'To see who has access, and who had.',
    says: {},
    examples: ['List them:'],
  },
  add: {
    purpose: 'Adds an account and makes its first token.',
    when: 'When somebody new works with this coordinator. A name is never used again for somebody else.',
    says: {
      NAME: 'name of the account: a-z, 0-9 and -',
      role: 'researcher, operator or auditor (reads everything, changes nothing)',
      days: 'lifetime of the token in days',
      out: 'write the token into a new file that only you can read, instead of showing it',
    },
    examples: ['Add a researcher:'],
  },
  token: {
    purpose: 'Makes a further token for an account.',
    when: 'When a token is about to expire or was lost, or for a program that may do only a few things.',
    says: {
      NAME: 'name of the account',
      days: 'lifetime of the token in days',
      scopes: 'only these actions, with commas in between',
      out: 'write the token into a new file that only you can read, instead of showing it',
    },
    examples: ['A token that only reads:'],
  },
  disable: {
    purpose: 'Ends an account for good.',
    when: 'When somebody leaves. All tokens of the account stop working at once.',
    says: { NAME: 'name of the account' },
    examples: ['End it:'],
  },
} as const

export const siteHelp = {
  site: {
    purpose: 'Hospitals of this federation.',
    when: 'Operators invite a hospital with a token, see who is enrolled, and revoke one.',
  },
  list: {
    purpose: 'Lists the sites with their certificates.',
    when: 'To see who is invited, enrolled or revoked.',
    says: {},
    examples: ['List them:'],
  },
  token: {
    purpose: 'Invites a site: makes a one-time enrolment token, valid for 24 hours.',
    when: 'When a hospital joins, or has lost its certificate. Give the token and the fingerprint to the hospital on different ways. It replaces the earlier token of the site.',
    says: {
      SITE: 'name of the site: a-z, 0-9 and -',
      controller: 'legal entity that is responsible for its data',
      jurisdiction: 'HK, MO, CN-GBA9, CN-OTHER or OTHER',
      'new-identity': 'let a known site come with another identity key, controller or jurisdiction',
      out: 'write the token into a new file that only you can read, instead of showing it',
    },
    examples: ['Invite a hospital:'],
  },
  revoke: {
    purpose: 'Revokes a site and closes its connection at once.',
    when: 'When a hospital leaves, or its key may have been stolen. It can be invited again.',
    says: { SITE: 'name of the site' },
    examples: ['Revoke it:'],
  },
} as const

export const delegateHelp = {
  coordinator: {
    purpose: 'Sets up and runs a coordinator on this machine.',
    when: 'On the machine of the coordinator, where the package @sampan/coordinator is installed.',
  },
  analyse: {
    purpose: 'Runs a study on one table, as if all its people were in one place.',
    when: 'To compare a federation with the pooled table, or for data that you may hold whole. Needs the package @sampan/simulation.',
  },
  simulate: {
    purpose: 'Runs a whole federation in one process on local data.',
    when: 'To try out a study before it is submitted, with the real gate, masking and sums. Needs the package @sampan/simulation.',
  },
} as const
