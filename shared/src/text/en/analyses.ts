import { joined } from '../joined.ts'

/** Analyses and their settings on the page that approvers read, kind by kind. */
export const analyses = {
  'page.feasibility': '{id} (feasibility): number of people left after each step',
  'page.feasibilityPerSite': joined(
    'THIS SHOWS OWN NUMBERS OF THIS HOSPITAL: how many of its people are left after each step, as bands that begin at {bands} ',
    'people, is seen under its name by everybody who sees results. They leave only where the policy of the hospital permits ',
    'showOwn for "banded-count"; otherwise it is counted with the others and gives none of its own',
  ),
  'page.describe':
    '{id} (describe): counts, missing values, means, spread and categories of {features}',
  'page.crosstab':
    '{id} (crosstab): people by {rows} and {columns}, with tests; confidence intervals at {confidence}',
  'page.crosstabStrata': joined(
    '{id} (crosstab): people by {rows} and {columns} for each level of {strata}, with tests; ',
    'confidence intervals at {confidence}',
  ),
  'page.incidence': joined(
    '{id} (incidence): {event} per {per} person-years, from the days of {time}; ',
    'confidence intervals at {confidence}',
  ),
  'page.incidenceStrata': joined(
    '{id} (incidence): {event} per {per} person-years for each level of {strata}, from the days of {time}; ',
    'confidence intervals at {confidence}',
  ),
  'page.describeGroups':
    'for each group of {groups} and for everybody in one of them, with standardised differences between groups',
  'page.describeNoQuantiles': 'no quantiles ({bins} bins are not used)',
  'page.describeQuantiles':
    'quantiles at {probabilities}, read from {bins} bins of equal width over the declared range',
  'page.prevalence':
    '{id} (prevalence): how many people have each of {features}; what at least a share of {share} of them have is listed for later studies',
  'page.glm': '{id} (glm, {family}, {link}): logistic regression of {outcome} on {terms}',
  'page.glmAlone': '{id} (glm, {family}, {link}): logistic regression of {outcome} on nothing else',
  'page.intercept': 'with an intercept',
  'page.noIntercept': 'without an intercept',
  'page.glmSettings': joined(
    'confidence intervals at {confidence}; stops at a Newton decrement of {tolerance}, ',
    'or after {iterations} iterations',
  ),
  'page.meta': joined(
    '{id} (meta): THIS SHOWS THE OWN NUMBERS OF THIS HOSPITAL. Each hospital fits the model below to its own people alone, ',
    'and its estimates and their standard errors are seen under its name by everybody who sees results; they are then ',
    'combined. They leave only where the policy of the hospital permits showOwn for "site-estimate"; otherwise the hospital ',
    'takes part and gives none',
  ),
} as const
