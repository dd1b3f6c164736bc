import { joined } from '../joined.ts'

/** What is wrong with a study file or a manifest. Each sentence says what was expected. */
export const fault = {
  'fault.tooLarge': 'the file is too large: at most {most} bytes',
  'fault.manifestTooLarge': 'written out in full, the study is too large: at most {most} bytes',
  'fault.unseen':
    'a control or text-direction character: remove it, it cannot be seen and may mislead',
  'fault.syntax': 'not valid YAML or JSON here ({detail})',
  'fault.indentation': 'wrong indentation: members of one group start in the same column',
  'fault.tab': 'a tab: YAML is indented with spaces',
  'fault.unclosed': 'a quote, bracket or comma is missing',
  'fault.colon': 'a second colon: put text that contains ": " in quotes',
  'fault.nesting': 'nested too deeply: at most {most} levels',
  'fault.alias': 'anchors and aliases (& and *) are not allowed: write the value again',
  'fault.tag': 'tags (!) are not allowed: put text that starts with ! in quotes',
  'fault.directive': 'directives (%) are not allowed',
  'fault.document': 'one document per file: remove the second ---',
  'fault.name': 'the name of a field must be text: put it in quotes',
  'fault.repeated': '"{name}" stands here a second time',
  'fault.identityRepeated': '"{name}" has the identity key of another hospital of the study',
  'fault.numberForm':
    'a number must be written in decimal without leading zeros; quote it if it is text',

  'fault.required': 'the field "{name}" is missing',
  'fault.unknown': 'there is no field "{name}" here',
  'fault.unknownNear': 'there is no field "{name}" here; did you mean "{meant}"?',
  'fault.notBuilt': '"{name}" is part of the specification but not of this version of Sampan',
  'fault.text': 'expected text; put it in quotes if it looks like a number',
  'fault.wholeNumber': 'expected a whole number',
  'fault.number': 'expected a number (finite, not in quotes)',
  'fault.boolean': 'expected true or false',
  'fault.list': 'expected a list: [a, b], or one item per line after a dash',
  'fault.members': 'expected a group of fields, each as name: value',
  'fault.value': 'this value is not allowed here',
  'fault.choice': 'expected one of: {choices}',
  'fault.choiceNear': 'expected one of: {choices}; did you mean "{meant}"?',
  'fault.form': 'none of the forms that this field can have',
  'fault.formOr': 'expected {choices}, or one of the longer forms of this field',
  'fault.leading': 'expected one of these fields, which says what this is: {choices}',
  'fault.oneOfTwo': 'give either this or "{other}", not both',
  'fault.atLeast': 'expected {least} or more',
  'fault.atMost': 'expected {most} or less',
  'fault.above': 'expected more than {least}',
  'fault.below': 'expected less than {most}',
  'fault.emptyText': 'expected text that is not empty',
  'fault.longText': 'the text is too long: at most {most} characters',
  'fault.shortList': 'expected at least {least} in this list',
  'fault.longList': 'expected at most {most} in this list',
  'fault.site': 'expected a-z, 0-9 and -, at most 63 characters',
  'fault.label':
    'expected a letter, then a-z, 0-9, _ or ., at most 40 characters (not "constructor")',
  'fault.termName': 'expected a letter, then a-z, 0-9, _, . or :, at most 63 characters',
  'fault.table': 'expected a letter or _, then letters, digits or _, at most 63 characters',
  'fault.word': 'expected text without control or invisible characters',
  'fault.prose': 'expected text without control or text-direction characters',
  'fault.digest': 'expected sha256: and 64 hexadecimal digits in lower case',
  'fault.day': 'expected a day such as 2026-03-31',
  'fault.time': 'expected a day such as 2026-03-31, or a UTC time such as 2026-03-31T08:00:00Z',

  'fault.fileMissing': 'there is no file "{name}" beside the study file',
  'fault.definitionUnsupported':
    '"{name}" uses {feature}, which this version does not do, at {path} of the definition',
  'fault.definitionInvalid': '"{name}": expected {expected} at {path} of the definition',
  'fault.definitionMalformed':
    '"{name}" is not JSON: expected {expected} at line {line}, column {column}',
  'fault.definitionTooLarge': '"{name}" has more than {most} bytes',
  'fault.definitionNotText': '"{name}" is not plain UTF-8 text',
  'fault.siteUnknown': 'no site of this federation is called "{name}"',
  'fault.siteUnknownNear': 'no site of this federation is called "{name}"; did you mean "{meant}"?',
  'fault.partyUnknown':
    '"{name}" is neither the coordinator nor a site: give id, controller and jurisdiction',
  'fault.partyDiffers': 'controller or jurisdiction of "{name}" differ from those given elsewhere',
  'fault.coordinatorReceives':
    'the coordinator "{name}" opens every sum, so it must be among the recipients',
  'fault.order': 'sites stand in the order of their names; "{name}" does not',
  'fault.sitesTooFew': 'too few sites: {found}, and this study needs {needed}',
  'fault.sitesMin':
    'expected {least} or more: of {sites} sites, any two runs must share some that compare what both open',
  'fault.controllersTooFew': 'sites of too few controllers: {found}, and {needed} are needed',
  'fault.controllersTwo': joined(
    'two controllers are too few: each could subtract its own part from the sum and read the ',
    "other's. Add sites of other controllers, until there are {needed}",
  ),
  'fault.controllersTwoAccepted': joined(
    "with two controllers each can read the other's part of the sum: collusionAccepted must say ",
    'why approvers should accept that',
  ),
  'fault.collusion': {
    one: joined(
      'the controller "{name}" holds {count} site, and {enough} of one run could together with the ',
      'coordinator open another hospital: collusionAccepted must say why approvers should accept that',
    ),
    other: joined(
      'the controller "{name}" holds {count} sites, and {enough} of one run could together with the ',
      'coordinator open another hospital: collusionAccepted must say why approvers should accept that',
    ),
  },
  'fault.survivors': 'a run may open with {most} sites, so no more can be asked for',

  'fault.expiry': 'the study must end after it starts',
  'fault.asOf': 'the day must not be after the end of the study',
  'fault.cohortUnknown': 'there is no cohort "{name}"',
  'fault.indexEveryone': 'the cohort of everyone has no start: its index date is as-of',
  'fault.registryCohort': 'a registry table has no conditions to choose by: use everyone',
  'fault.registryPopulation': 'a registry table has no records over time: leave out "{name}"',
  'fault.everyoneCompared':
    'the cohort "{name}" is everyone: it can be neither compared nor an outcome',
  'fault.riskIndex': 'a time at risk counts from the cohort: the index must be cohort-start',
  'fault.riskOrder': 'the time at risk must not end before it starts',
  'fault.outcomeNeedsRisk': 'an outcome is looked for in a time at risk: give timeAtRisk',
  'fault.priorNeedsOutcome': 'there is no outcome that people could have had before',
  'fault.populationLacks': '"{name}" needs a population with "{needed}"',
  'fault.columnInOmop': '"{name}" reads a column, but the study reads OMOP data: name a concept',
  'fault.conceptInRegistry':
    '"{name}" reads OMOP data, but the study reads a registry table: name a column',
  'fault.siteLevels': '"{name}" is the hospital: its levels are the sites of the study',
  'fault.siteCells':
    '"{name}" is the hospital, so sums show the numbers of each: leave out cells, or write cells: site',
  'fault.siteAlone':
    '"{name}" is the hospital, so sums show the numbers of each: the study says so with aloneOk: true in its floors',
  'fault.severalRows': '"{kind}" looks at one row a person, and the study has several',
  'fault.severalPerson': 'several rows a person: name the column that tells people apart (person)',
  'fault.categoryLevels': '"{name}": a category has levels, and nothing else has',
  'fault.binaryEquals': '"{name}": only a binary column takes "equals"',
  'fault.rangeNeeded':
    '"{name}" is a number and needs a range of plausible values, such as range: [0, 300]',
  'fault.rangeStray': '"{name}" is not a numeric feature of this study and takes no range',
  'fault.rangeOrder': 'the low end ({low}) must be below the high end ({high})',

  'fault.featureUnknown': 'there is no feature "{name}"',
  'fault.featureUnknownNear': 'there is no feature "{name}"; did you mean "{meant}"?',
  'fault.termUnknown': 'there is no term "{name}" that can be used here',
  'fault.factorLevels': '"{name}" has no levels, so it cannot be a factor',
  'fault.numericCategory': '"{name}" has levels: use it as a factor',
  'fault.binaryScaled': '"{name}" is 0 or 1: it takes no centre, scale or logarithm',
  'fault.curveNumber': '"{name}" is not a number: a spline or polynomial needs one',
  'fault.knots':
    'knots must rise and lie within the boundary, at least a millionth of its width apart',
  'fault.naturalDegree': 'a natural spline is cubic: leave out the degree',
  'fault.splineBoundary':
    'the boundary must hold the whole range of "{name}": beyond it a B-spline has no meaning',
  'fault.termSetting':
    '"{name}" is no term: it is a setting of the analysis, beside its outcome and terms',
  'fault.logRange': 'the range of "{name}" includes 0 or less, which has no logarithm',
  'fault.interactionName': 'the joined name is longer than {most} characters: give a name',
  'fault.featureBinary': '"{name}" must be a binary feature',
  'fault.featureLevels': '"{name}" must be a binary feature or a category',
  'fault.featureAmount': '"{name}" must be a number whose range does not go below 0',
  'fault.tableCells': 'the table has {found} cells: at most {most}',
  'fault.featureNumeric': '"{name}" must be a numeric feature',
  'fault.featureCategory': '"{name}" must be a feature with levels',
  'fault.rangeFromZero': 'the range of "{name}" must not begin below 0',
  'fault.rangeAboveZero': 'the range of "{name}" must begin above 0',
  'fault.link': 'the family {family} has the link {link}: leave this out',
  'fault.groups':
    '{name}: a number, or one of the features that are described; groups need a feature with levels',
  'fault.outcomeBinary': 'the outcome "{name}" must be a binary feature',
  'fault.timeNumeric': '"{name}" must be a numeric feature: days',
  'fault.outcomeTerm': 'the outcome "{name}" must not be among the terms',
  'fault.modelEmpty': 'a model needs an intercept or a term',
  'fault.columns': 'the model has {found} columns: at most {most}',
  'fault.timeNegative': 'the range of "{name}" must not begin below 0: times are not negative',
  'fault.timeGrid': 'an analysis of times needs timeGrid: bands of time in days',
  'fault.timeBand': 'the floors of this study ask for bands of at least {least} days',
  'fault.groupsNumeric': '"{name}" is a number: groups are a binary feature or a category',
  'fault.propensityGroups':
    'weights by a propensity score compare the groups of its model: groups must be "{name}"',
  'fault.propensityUnknown':
    'there is no logistic model "{name}" without offset and weights before this analysis',
  'fault.modelUnknown':
    'there is no logistic model "{name}" without offset and weights in this study',
} as const
