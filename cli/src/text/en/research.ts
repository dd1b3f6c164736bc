/** Help of the commands about studies, runs and results. */
export const studyHelp = {
  study: {
    purpose: 'Studies: write, check, submit and read them.',
    when: 'A study is one file. Hospitals approve exactly what it says, so it is checked in full before it is submitted.',
  },
  init: {
    purpose: 'Writes a study file to begin with.',
    when: 'At the start of a study. Every line is explained; editors know the form by docs/schema/study.schema.json.',
    says: {
      FILE: 'new file',
      registry: 'for a table that is not OMOP',
    },
    examples: ['Over OMOP data:', 'Over a registry table:'],
  },
  fromAtlas: {
    purpose: 'Begins a study file over cohort definitions of ATLAS.',
    when: 'When the cohorts are there already. The definitions are read as ATLAS exports them; what this version does not do is refused by name and place. Files from another folder are copied beside the study.',
    says: {
      COHORT: 'definitions (JSON); the first is the target',
      out: 'new study file; study.yaml beside the first definition otherwise',
    },
    examples: ['Over one cohort:', 'Over two, elsewhere:'],
  },
  validate: {
    purpose: 'Checks a study file and shows every fault at its place.',
    when: 'While you write. The sites are those of the coordinator, or of a file: then nothing goes over the network.',
    says: {
      FILE: 'study file (YAML or JSON)',
      directory: 'who is in the federation, as JSON (GET /v1/directory)',
    },
    examples: ['With the sites of the coordinator:', 'Without a network:'],
  },
  submit: {
    purpose: 'Submits a study: from then on it is a manifest with a digest.',
    when: 'When it is ready. Every default is written out, the hospitals are offered it, and nothing about it can change any more. What the coordinator took in is compared with what was sent.',
    says: { FILE: 'study file (YAML or JSON)', yes: 'do not ask' },
    examples: ['Look at it, then submit:', 'From a program:'],
  },
  list: {
    purpose: 'Lists the studies and what the hospitals decided.',
    when: 'To find a study, or to see who has not answered yet.',
    says: {},
    examples: ['List them:'],
  },
  show: {
    purpose: 'Shows a study as its approvers read it, and what each hospital decided.',
    when: 'Before you sign, run or audit a study. The digest is computed again here.',
    says: {
      STUDY: 'id or digest; the first eight digits of the digest are enough',
      language: 'language of the page',
      manifest: 'the manifest as JSON instead of the page',
    },
    examples: ['In traditional Chinese:', 'Exactly what is signed:'],
  },
  export: {
    purpose: 'Writes a study into one file.',
    when: 'For approvers who sign on a machine without a network, and for agents that import it.',
    says: { STUDY: 'id or digest', out: 'new file' },
    examples: ['Export it:'],
  },
} as const

export const runHelp = {
  run: {
    purpose: 'Runs: start, watch, continue and cancel them.',
    when: 'A run computes analyses of an approved study once, together with the hospitals that accept.',
  },
  start: {
    purpose: 'Starts a run of a study.',
    when: 'When the hospitals have approved it. Each of them checks its approvals, its policy and its floors again; the first that must refuse ends the run with its reason.',
    says: {
      STUDY: 'id or digest; the first eight digits of the digest are enough',
      analyses: 'only these analyses, with commas in between; all without',
      sites: 'only these sites, with commas in between; all participants without',
      watch: 'follow it until it ends',
    },
    examples: ['Start and follow it:', 'A part of the analyses and sites:'],
  },
  watch: {
    purpose: 'Follows a run until it ends or waits for a person.',
    when: 'To see rounds, sites and the deviance as it falls. The exit status is 0 when the run completed, otherwise that of its reason. Ctrl-C stops watching, not the run.',
    says: { RUN: 'id of the run' },
    examples: ['Follow it:'],
  },
  show: {
    purpose: 'Shows where a run stands.',
    when: 'To see what a run waits for, or why it ended.',
    says: { RUN: 'id of the run' },
    examples: ['Look at it:'],
  },
  list: {
    purpose: 'Lists the runs, the newest first.',
    when: 'To find a run.',
    says: {},
    examples: ['List them:'],
  },
  continue: {
    purpose: 'Lets a paused run go on.',
    when: 'When the reason for the pause is gone: a site is back, or somebody decided.',
    says: { RUN: 'id of the run', watch: 'follow it until it ends' },
    examples: ['Go on and follow it:'],
  },
  cancel: {
    purpose: 'Ends an open run.',
    when: 'When its result is no longer needed. What was released stays; nothing more is computed.',
    says: { RUN: 'id of the run' },
    examples: ['End it:'],
  },
} as const

export const resultHelp = {
  result: {
    purpose: 'Results: read and export them.',
    when: 'After a run. Only what passed the release check is there.',
  },
  show: {
    purpose: 'Shows the results of a run as tables.',
    when: 'To read estimates, descriptions and counts, with the sites they come from, floors that a site lowered, and what is not shown.',
    says: {
      RUN: 'id of a run, or of one result',
      analysis: 'only this analysis',
    },
    examples: ['One model:', 'One result:'],
  },
  export: {
    purpose: 'Writes the results of a run into files: tables, everything, figures.',
    when: 'To go on in R, Python or a spreadsheet, where numbers have every digit; or to show figures, which can be printed without colours. Without --format and --r it writes what the study names as its outputs.',
    says: {
      RUN: 'id of a run, or of one result',
      format:
        'csv (one table), json (everything), svg (each figure a file), html (figures and their numbers on one page); with commas in between',
      r: 'tables, and an R script that prints and plots them',
      analysis: 'only this analysis',
      out: 'folder that there is; the present one without',
    },
    examples: ['Tables and figures:', 'Everything about one model:', 'For R:'],
  },
} as const
