/** Help of the commands about the running agent and about what leaves. */
export const runningHelp = {
  start: {
    purpose: 'Runs the agent in the foreground: vault and relay.',
    when: 'From a service manager or in one container. A part that dies is started again. Ends on SIGTERM and Ctrl-C.',
    says: {},
    examples: ['Run it:'],
  },
  vault: {
    purpose: 'Runs the vault alone: data, keys, approvals, masking.',
    when: 'In a container without a network. It shares only the folder "run" with the relay.',
    says: {},
    examples: ['In a container:'],
  },
  relay: {
    purpose: 'Runs the relay alone: the one outbound connection.',
    when: 'In a container without data. It shares only the folder "run" with the vault.',
    says: {},
    examples: ['In a container:'],
  },
  status: {
    purpose: 'Shows whether the agent runs and is connected.',
    when: 'At any time; it succeeds also when the agent does not run.',
    says: {},
    examples: ['Ask:'],
  },
  stop: {
    purpose: 'Stops the agent; with --now nothing leaves any more until resume.',
    when: 'Without --now before maintenance. With --now when anything seems wrong: anybody at this console may, and no key is needed. It cannot call back what has left; a sum whose members were already confirmed may still be opened by the others.',
    says: { now: 'first note durably that nothing may leave, then stop' },
    examples: ['Stop the processes:', 'Let nothing leave any more:'],
  },
  resume: {
    purpose: 'Lets messages leave again after stop --now.',
    when: 'When the reason for the stop is cleared up. It starts nothing; a running agent connects within half a minute.',
    says: {},
    examples: ['Go on:'],
  },
  unlock: {
    purpose: 'Unlocks an agent that locked itself, with the key of an approver.',
    when: 'The agent locks itself when the round log of the coordinator contradicts what it saw before. Unlock only after the operator has explained it. The memory of the log stays: a log that still contradicts it locks the agent again.',
    says: {
      key: 'private key of an approver of this hospital',
      'passphrase-file': 'file with its passphrase, where there is no terminal',
      yes: 'do not ask',
    },
    examples: ['Unlock it:'],
  },
} as const

export const oversightHelp = {
  outbox: {
    purpose: 'Everything that left this hospital.',
    when: 'To see for yourself. The line of a message is on disk before its bytes go.',
  },
  outboxLs: {
    purpose: 'Lists the messages that left.',
    when: 'To see how much left, when and for what.',
    says: { run: 'only messages of this run', study: 'only messages about this study' },
    examples: ['All of them:', 'Of one study:'],
  },
  outboxShow: {
    purpose: 'Shows one message; of a masked vector its first number, before and after masking.',
    when: 'To see that what left cannot be read.',
    says: { ID: 'number of the message' },
    examples: ['Show it:'],
  },
  egress: {
    purpose: 'Prints what leaves this machine: where to, what, at most how much, how often.',
    when: 'For the form that opens the firewall.',
    says: {},
    examples: ['As a table:', 'For a program:'],
  },
} as const
