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
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 对 {outcome} 作{kind}',
  'page.glmAlone': '{id}（glm，{family}，{link}）：对 {outcome} 作{kind}，不含其他项',
  'page.glmGaussian': '线性回归',
  'page.glmBinomial': '逻辑回归',
  'page.glmPoisson': '计数回归',
  'page.glmGamma': '正值数量的回归',
  'page.glmOffset': '以 {offset} 为偏移量，其系数为 1',
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
} as const satisfies Translation<typeof english>
