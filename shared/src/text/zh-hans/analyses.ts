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
  'page.describeWeights': '只计有评分的人：除未加权的结果外，亦列出各组加权后的结果',
  'page.describeNoQuantiles': '不计分位数（{bins} 个区间不使用）',
  'page.describeQuantiles': '分位数 {probabilities}，由申报范围内 {bins} 个等宽区间读出',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特征的人数：{features}；至少占 {share} 的特征列出，供日后研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 对 {outcome} 作{kind}',
  'page.glmAlone': '{id}（glm，{family}，{link}）：对 {outcome} 作{kind}，不含其他项',
  'page.glmGaussian': '线性回归',
  'page.glmBinomial': '逻辑回归',
  'page.glmPoisson': '计数回归',
  'page.glmGamma': '正值数量的回归',
  'page.glmOffset': '以 {offset} 为偏移量，其系数为 1',
  'page.propensity':
    '每人按倾向评分加权，即模型 {propensity} 所预测的接受治疗概率；评分低于 {low} 或高于 {high} 者以该界限计',
  'page.estimand.ate': '接受治疗者的权重为 1 / e，其他人为 1 / (1 - e)（全体人群的效应）',
  'page.estimand.att': '接受治疗者的权重为 1，其他人为 e / (1 - e)（接受治疗者的效应）',
  'page.estimand.overlap': '接受治疗者的权重为 1 - e，其他人为 e（两种情况都有可能者的效应）',
  'page.glmWeights': '每人的权重为 {weights}；权重为 0 者不计入',
  'page.glmRidge': '对系数乘以所属列标准差之积施加 {ridge} 的岭惩罚，截距除外',
  'page.glmRobust': '采用三明治方差 {robust}',
  'page.glmClusterSite': '方差按机构聚类',
  'page.glmClusterPerson': '方差按个人聚类',
  'page.glmCluster': '方差按各机构内的 {cluster} 聚类',
  'page.intercept': '设截距',
  'page.noIntercept': '不设截距',
  'page.glmSettings':
    '置信区间水平 {confidence}；牛顿减量达到 {tolerance} 时停止，或迭代 {iterations} 次后停止',
  'page.cox':
    '{id}（cox）：以 {terms} 对 {event} 的发生时间 {time} 作 Cox 回归；同时事件以 {ties} 方法处理',
  'page.coxStart': '观察由 {start} 开始',
  'page.coxStrataSite': '每个站点各有基线风险，其风险集不离开站点',
  'page.coxStrataNone': '所有站点共用一个基线风险',
  'page.coxRobustNone': '标准误由模型得出',
  'page.coxRobustRow': '稳健标准误，数据每一行各自计算',
  'page.coxRobustPerson': '稳健标准误，同一人的各行合并计算',
  'page.coxRobustSite': '稳健标准误，同一站点的人合并计算',
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
  'page.meta':
    '{id}（meta，荟萃分析）：此项分析会显示本医院自身的数字。每家医院只用自己的病人拟合以下模型，其估计值及标准误会连同医院名称，让所有能看到结果的人看见，然后合并计算；模型在某医院没有答案时，会显示原因，以及哪些项对该院所有人都相同。只有医院的策略准许以 showOwn 显示“site-estimate”，这些数字才会离开医院；否则医院仍会参与，但不提供任何估计值',
} as const satisfies Translation<typeof english>
