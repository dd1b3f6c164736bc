import type { analyses as english } from '../en/analyses.ts'
import type { Translation } from '../translation.ts'

export const analyses = {
  'page.feasibility': '{id}（feasibility，可行性）：每一步之后剩余的人数',
  'page.feasibilityPerSite':
    '此项会显示本医院自身的数字：本医院每一步之后余下的人数，以区间表示（各区间从 {bands} 人开始），连同医院名称，让所有能看到结果的人看见。只有医院的策略准许以 showOwn 显示“banded-count”，这些数字才会离开医院；否则本医院只计入总数，不提供自身的数字',
  'page.crosstab':
    '{id}（crosstab，列联表）：按 {rows} 和 {columns} 的人数及检验；置信区间水平 {confidence}',
  'page.crosstabStrata':
    '{id}（crosstab，列联表）：就 {strata} 的每个类别，按 {rows} 和 {columns} 的人数及检验；置信区间水平 {confidence}',
  'page.incidence':
    '{id}（incidence，发生率）：每 {per} 人年的 {event}，天数取自 {time}；置信区间水平 {confidence}',
  'page.incidenceStrata':
    '{id}（incidence，发生率）：就 {strata} 的每个类别，每 {per} 人年的 {event}，天数取自 {time}；置信区间水平 {confidence}',
  'page.describe': '{id}（describe，描述统计）：{features} 的人数、缺失值、均值、离散程度及类别',
  'page.describeGroups': '按 {groups} 分组，并就有分组的所有人列出，附组间标准化差异',
  'page.describeNoQuantiles': '不计分位数（{bins} 个区间不使用）',
  'page.describeQuantiles': '分位数 {probabilities}，由申报范围内 {bins} 个等宽区间读出',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特征的人数：{features}；至少占 {share} 的特征列出，供日后研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 对 {outcome} 作逻辑回归',
  'page.glmAlone': '{id}（glm，{family}，{link}）：对 {outcome} 作逻辑回归，不含其他项',
  'page.intercept': '设截距',
  'page.noIntercept': '不设截距',
  'page.glmSettings':
    '置信区间水平 {confidence}；牛顿减量达到 {tolerance} 时停止，或迭代 {iterations} 次后停止',
  'page.meta':
    '{id}（meta，荟萃分析）：此项分析会显示本医院自身的数字。每家医院只用自己的病人拟合以下模型，其估计值及标准误会连同医院名称，让所有能看到结果的人看见，然后合并计算。只有医院的策略准许以 showOwn 显示“site-estimate”，这些数字才会离开医院；否则医院仍会参与，但不提供任何估计值',
} as const satisfies Translation<typeof english>
