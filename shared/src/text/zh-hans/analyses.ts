import type { analyses as english } from '../en/analyses.ts'
import type { Translation } from '../translation.ts'

export const analyses = {
  'page.feasibility': '{id}（feasibility，可行性）：每一步之后剩余的人数',
  'page.describe':
    '{id}（describe，描述统计）：{features} 的人数、缺失值、平均值、离散程度、类别和直方图',
  'page.crosstab':
    '{id}（crosstab，列联表）：按 {rows} 和 {columns} 的人数及检验；置信区间水平 {confidence}',
  'page.crosstabStrata':
    '{id}（crosstab，列联表）：就 {strata} 的每个类别，按 {rows} 和 {columns} 的人数及检验；置信区间水平 {confidence}',
  'page.incidence':
    '{id}（incidence，发生率）：每 {per} 人年的 {event}，天数取自 {time}；置信区间水平 {confidence}',
  'page.incidenceStrata':
    '{id}（incidence，发生率）：就 {strata} 的每个类别，每 {per} 人年的 {event}，天数取自 {time}；置信区间水平 {confidence}',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特征的人数：{features}；至少占 {share} 的特征列出，供日后研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 对 {outcome} 作逻辑回归',
  'page.glmAlone': '{id}（glm，{family}，{link}）：对 {outcome} 作逻辑回归，不含其他项',
  'page.intercept': '设截距',
  'page.noIntercept': '不设截距',
  'page.glmSettings':
    '置信区间水平 {confidence}；牛顿减量达到 {tolerance} 时停止，或迭代 {iterations} 次后停止',
  'page.km': '{id}（km）：{event} 随 {time} 的 Kaplan-Meier 曲线',
  'page.kmBy': '{id}（km）：{event} 随 {time} 的 Kaplan-Meier 曲线，{groups} 的每个水平各一条',
  'page.delayedEntry': '各人在 {start} 之后才计入风险人群',
  'page.kmLimits': '置信限水平 {confidence}，在“{type}”尺度上对称',
  'page.kmQuantiles': '以下比例的人发生事件的时间：{shares}',
  'page.kmMeans': '以下天数内未发生事件的平均时间：{days}',
  'page.kmTimes': '曲线在以下天数的数值：{days}',
  'page.logrank': '{id}（logrank，rho 0）：按 {groups} 的水平，对 {event} 随 {time} 作对数秩检验',
  'page.peto':
    '{id}（logrank，rho 1）：按 {groups} 的水平，对 {event} 随 {time} 作 Peto-Peto 检验；早期事件的权重较大',
  'page.withinSites': '只在各站点之内比较，站点提交涵盖所有时间的总和',
  'page.withinStrata': '只在 {strata} 的各水平之内比较',
  'page.evaluate': '{id}（evaluate）：模型 {model} 的预测能力',
  'page.evaluateFit': '使用同一次运行所拟合的系数',
  'page.evaluateFixed': '使用以下系数：',
  'page.evaluateOutcome': '所预测的结局为 {outcome}',
  'page.evaluateBins':
    '按预测概率分为 {bins} 组，分别统计有结局和无结局的人数；置信限水平 {confidence}',
} as const satisfies Translation<typeof english>
