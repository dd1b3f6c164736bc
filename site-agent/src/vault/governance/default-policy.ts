/** The policy that `sampan-agent init` writes. A hospital edits the file; the agent only reads it. */
export const defaultPolicy = `// What this hospital permits. Cedar (https://www.cedarpolicy.com): everything that no rule permits is denied, and a
// rule that forbids wins. Numbers (people, cells) stand in floors.yaml. Every rule needs an @id of its own.

@id("known-analyses")
permit (principal, action == Action::"contribute", resource)
when {
  ["feasibility", "describe", "prevalence", "crosstab", "incidence", "glm", "cox", "km", "logrank", "evaluate", "meta"]
    .contains(context.analysis) &&
  resource.level <= 3 &&
  context.controllers >= 3
};

// Nobody sees this hospital's own numbers (analysis meta: "site-estimate"; feasibility by hospital: "banded-count"), since
// no rule permits it. A hospital that wants to show them adds, for example:
//   @id("own-estimates")
//   permit (principal, action == Action::"showOwn", resource) when { context.flow == "site-estimate" };

@id("no-genetic-data")
forbid (principal, action, resource)
when { resource.genetic };

@id("no-onward-transfer")
forbid (principal, action, resource)
when { context.onward != "prohibited" };
`

/** Cedar schema of every decision: policies are validated against it and refused when they do not fit. */
export const policySchema = `
type Asked = {
  analysis: String,
  origin: String,
  destination: String,
  recipients: Set<String>,
  route: String,
  onward: String,
  cells: String,
  sites: Long,
  controllers: Long,
  runsMax: Long,
  epsilon: decimal,
  hour: Long,
  weekday: Long,
  flow: String,
};
entity Study;
entity Dataset { level: Long, genetic: Bool, sensitive: Bool, national: String };
action contribute, showOwn appliesTo {
  principal: Study,
  resource: Dataset,
  context: Asked,
};
`

export const defaultFloorsFile = `# Disclosure floors of this hospital. A study can only raise them. A number that is not written here has its default;
# the defaults are listed in docs/floors.md. Change a number only with the people who approve studies.
schema: sampan/floors/v1
peoplePerSite: 10
cell: 5
`
