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
  'page.describeWeights':
    'of the people who have a score: beside everything unweighted, the groups weighted',
  'page.describeNoQuantiles': 'no quantiles ({bins} bins are not used)',
  'page.describeQuantiles':
    'quantiles at {probabilities}, read from {bins} bins of equal width over the declared range',
  'page.prevalence':
    '{id} (prevalence): how many people have each of {features}; what at least a share of {share} of them have is listed for later studies',
  'page.glm': '{id} (glm, {family}, {link}): {kind} of {outcome} on {terms}',
  'page.glmAlone': '{id} (glm, {family}, {link}): {kind} of {outcome} on nothing else',
  'page.glmGaussian': 'linear regression',
  'page.glmBinomial': 'logistic regression',
  'page.glmPoisson': 'regression of a count',
  'page.glmGamma': 'regression of a positive amount',
  'page.glmOffset': 'with {offset} as an offset, whose coefficient is 1',
  'page.propensity':
    'everybody weighs by the propensity score, the probability of treatment by the model {propensity}; scores below {low} or above {high} count as these',
  'page.estimand.ate': '1 / e for the treated and 1 / (1 - e) for the others (effect in everybody)',
  'page.estimand.att': '1 for the treated and e / (1 - e) for the others (effect in the treated)',
  'page.estimand.overlap':
    '1 - e for the treated and e for the others (effect where both are likely)',
  'page.glmWeights': 'everybody weighs as much as {weights} says; who weighs 0 is left out',
  'page.glmRidge':
    'with a ridge of {ridge} on coefficients times the standard deviation of their columns, without the intercept',
  'page.glmRobust': 'with the sandwich variance {robust}',
  'page.glmClusterSite': 'with variance clustered by site',
  'page.glmClusterPerson': 'with variance clustered by person',
  'page.glmCluster': 'with variance clustered by {cluster} within each site',
  'page.intercept': 'with an intercept',
  'page.noIntercept': 'without an intercept',
  'page.glmSettings': joined(
    'confidence intervals at {confidence}; stops at a Newton decrement of {tolerance}, ',
    'or after {iterations} iterations',
  ),
  'page.cox':
    '{id} (cox): Cox regression of the time {time} until {event} on {terms}; ties by the method of {ties}',
  'page.coxStart': 'people are observed from {start} on',
  'page.coxStrataSite': 'every site has a baseline hazard of its own, and its risk sets stay there',
  'page.coxStrataNone': 'one baseline hazard for all sites',
  'page.coxRobustNone': 'standard errors from the model',
  'page.coxRobustRow': 'robust standard errors, every row of the data for itself',
  'page.coxRobustPerson': 'robust standard errors, rows of a person together',
  'page.coxRobustSite': 'robust standard errors, people of a site together',
  'page.km': '{id} (km): Kaplan-Meier curve of {event} over {time}',
  'page.kmBy':
    '{id} (km): Kaplan-Meier curves of {event} over {time}, one for each level of {groups}',
  'page.delayedEntry': 'people are at risk only after {start}',
  'page.kmLimits': 'confidence limits at {confidence}, symmetric on the scale "{type}"',
  'page.kmQuantiles': 'times at which these shares of people had the event: {shares}',
  'page.kmMeans': 'mean times without the event, restricted to these days: {days}',
  'page.kmTimes': 'the curves at these days: {days}',
  'page.logrank':
    '{id} (logrank, rho 0): log-rank test of {event} over {time} between levels of {groups}',
  'page.peto':
    '{id} (logrank, rho 1): Peto and Peto test of {event} over {time} between levels of {groups}; early events weigh more',
  'page.withinSites': 'people are compared within each site, which gives sums over all times',
  'page.withinStrata': 'people are compared within each level of {strata}',
  'page.evaluate': '{id} (evaluate): how well the model {model} predicts',
  'page.evaluateFit': 'with the coefficients that are fitted in the same run',
  'page.evaluateFixed': 'with these coefficients:',
  'page.evaluateOutcome': 'the outcome predicted is {outcome}',
  'page.evaluateBins':
    'people with and without the outcome are counted in {bins} bins of the predicted probability; confidence limits at {confidence}',
  'page.meta': joined(
    '{id} (meta): THIS SHOWS THE OWN NUMBERS OF THIS HOSPITAL. Each hospital fits the model below to its own people alone, ',
    'and its estimates and their standard errors are seen under its name by everybody who sees results; they are then ',
    'combined; of a hospital whose model has no answer the reason is seen, and which terms are the same for everybody ',
    'there. They leave only where the policy of the hospital permits showOwn for "site-estimate"; otherwise the hospital ',
    'takes part and gives none',
  ),
} as const
