/** What the demonstration says. English says which keys there are. */
export const en = {
  title: 'Sampan: four hospitals, one regression, no record leaves any of them',
  step: '[{step}/{steps}] {what}',
  help: `scripts/demo [options]

  Sets up a coordinator and four hospitals as separate processes on this machine, runs one study
  from approval to verified log, and cleans up. Nothing is sent anywhere else.

Options:
  --data DIR       use the UCI heart disease files in DIR instead of generated hospitals
  --depart PHASE   kill one agent in that phase (advertise, share, mask, confirm, reveal) instead of the
                   coordinator; --round N says in which round (otherwise 1)
  --keep           leave the federation running, and say how to go on with it
  --lang LANGUAGE  en, zh-Hant or zh-Hans
  --json FILE      write everything that is reported to FILE as data
  -h, --help       show this page`,

  'step.data': 'Data',
  'step.federation': 'A coordinator, four hospitals',
  'step.study': 'A study, and an approval that is missing',
  'step.run': 'The run, and a coordinator that is killed',
  'step.depart': 'The run, and an agent that is killed',
  'step.answer': 'The answer',
  'step.left': 'What left each hospital',
  'step.log': 'The round log',
  'step.end': 'The end',

  'data.synthetic':
    'Generated people with known true coefficients, as OMOP CDM 5.4 in DuckDB files:',
  'data.heart': 'UCI Heart Disease, converted to OMOP CDM 5.4 (simulation/src/heart/mapping.ts):',
  'data.floors':
    'These hospitals are small: their floors are lowered by {file}, and every result says so.',

  'label.site': 'site',
  'label.name': 'name',
  'label.controller': 'legal entity',
  'label.jurisdiction': 'jurisdiction',
  'label.people': 'people',
  'label.term': 'term',
  'label.estimate': 'federated',
  'label.error': 'std. error',
  'label.p': 'p',
  'label.pooled': 'pooled',
  'label.difference': 'difference / SE',
  'label.truth': 'truth',
  'label.messages': 'messages',
  'label.bytes': 'bytes',
  'label.plain': 'first word, plain',
  'label.sent': 'as it was sent',

  'federation.coordinator':
    'The coordinator listens at {url}; its root certificate is {fingerprint}',
  'federation.enrolled': {
    one: '{count} hospital has enrolled, with two approvers; vault and relay run as processes of their own.',
    other:
      '{count} hospitals have enrolled, each with two approvers; vaults and relays run as processes of their own.',
  },

  'study.sound': '{file} is sound.',
  'study.submitted': 'Submitted as {id}\n{digest}',
  'study.signed': '{signed} of {all} signatures are given. What happens if we start now:',
  'study.refused': 'Refused: {code}, by {sites}. Nothing about patients has left any hospital.',
  'study.last': 'The last signature is given by the {role} of {site}.',

  'run.started': 'Started {run}',
  'run.killed': 'The coordinator is killed (SIGKILL).',
  'run.restarted': 'The coordinator is started again.',
  'run.ended': {
    one: '{run} is completed after {count} round, in {seconds} s.',
    other: '{run} is completed after {count} rounds, in {seconds} s.',
  },

  'answer.people':
    '{n} people, of whom {cases} have the outcome; deviance {deviance}, AIC {aic}, {iterations} iterations',
  'answer.sites': 'The hospitals in it: {sites}.',
  'depart.killed': 'The agent of {site} is killed (SIGKILL) in phase {phase} of round {round}.',
  'depart.needed':
    'Its people are in sums that were published: a sum without them would show them alone. The run waits for {site}.',
  'depart.back': 'The agent of {site} is started again.',
  'answer.equal':
    'Federated equals pooled: the largest difference is {most} of the allowed 1e-8 max(|b|, SE).',
  'answer.unequal': 'Federated differs from pooled: {most} times the allowed 1e-8 max(|b|, SE).',
  'answer.pooled': 'Pooled deviance {pooled}, difference {difference}',

  'left.total': 'A site sends masked words; only their sum over all hospitals can be read.',

  'log.sound': {
    one: '{count} entry, exported and verified without the coordinator.',
    other: '{count} entries, exported and verified without the coordinator.',
  },
  'log.flipped': 'One byte of {file} is flipped, and verified again: {code}, {place}.',

  'end.clean': 'Every process has ended and every file is gone. {seconds} s.',
  'end.kept': 'It goes on. The coordinator is at {url}, files are in {folder}.',
  'end.try': 'Try:',
  'end.stop': 'Stop it:',
  'end.json': 'Everything above is in {file}.',
  'end.broken': 'The demonstration broke off.',
  'end.logs': 'Logs of the processes are in {folder}.',
} as const
