/** Help of `sampan coordinator`. */
export const programHelp = {
  coordinator: {
    purpose: 'Sets up and runs a coordinator on this machine.',
    when: "On the coordinator's own machine, by whoever may read its folder. Everything else is done over the network with an account: sampan login.",
  },
  init: {
    purpose: 'Makes a coordinator: certificates, keys, database, first operator.',
    when: 'Once. The folder is there as a whole afterwards, or not at all. The key of the root certificate is encrypted with a passphrase and then belongs off line.',
    says: {
      id: 'name of this coordinator in studies and certificates: a-z, 0-9 and -',
      controller: 'legal entity that runs it',
      jurisdiction: 'where it stands: HK, MO, CN-GBA9, CN-OTHER or OTHER',
      'trust-domain':
        'name of the federation, in the form of a host name; it stands in every certificate',
      host: 'DNS name or IP address under which it is reached; may be repeated',
      listen: 'address and port to listen on; 0.0.0.0:8443 without',
      operator: 'name of the first account, an operator',
      'token-out':
        "write the operator's token into a new file that only you can read, instead of showing it",
      'root-passphrase-file':
        'file with the passphrase in its only line, where there is no terminal',
      'no-root-passphrase': 'leave the key of the root in clear; only where the disk is encrypted',
    },
    examples: ['Set one up:'],
  },
  start: {
    purpose: 'Runs the coordinator in the foreground.',
    when: 'Under whatever supervises processes: a container, systemd, a terminal. Runs that were open go on. It stops in order on SIGTERM and Ctrl-C, and may be killed at any time without loss. Log lines go to standard output, one JSON object a line; with --json to standard error.',
    says: {},
    examples: ['From the folder above it:', 'From anywhere:'],
  },
  status: {
    purpose: 'Shows whether it runs, who is enrolled, and until when certificates are valid.',
    when: 'At any time, also when it does not run: that is no error.',
    says: {},
    examples: ['Look at it:'],
  },
  stop: {
    purpose: 'Stops the coordinator of this folder and waits until it is gone.',
    when: 'Before maintenance. Open runs go on after the next start.',
    says: {},
    examples: ['Stop it:'],
  },
  trust: {
    purpose: 'Writes the keys that auditors check the round log against.',
    when: 'After a site has enrolled, for "sampan audit verify --trust". Auditors should compare it with what the hospitals say about their own keys: it is only your word.',
    says: { out: 'new file; standard output without' },
    examples: ['Show them:', 'Into a file:'],
  },
} as const

export const accountHelp = {
  account: {
    purpose: 'Accounts, from the machine itself.',
    when: 'When no operator can sign in any more, or before the first start. Otherwise use "sampan account". Works while the coordinator runs.',
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
  list: {
    purpose: 'Lists the accounts.',
    when: 'To see who has access, and who had.',
    says: {},
    examples: ['List them:'],
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
    purpose: 'Hospitals of this federation, from the machine itself.',
    when: 'When no operator can sign in. Otherwise use "sampan site". Works while the coordinator runs.',
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
    purpose: 'Revokes a site; a running coordinator closes its connection within a second.',
    when: 'When a hospital leaves, or its key may have been stolen. It can be invited again.',
    says: { SITE: 'name of the site' },
    examples: ['Revoke it:'],
  },
} as const
