import type { analyses as english } from '../en/analyses.ts'
import type { Translation } from '../translation.ts'

export const analyses = {
  'page.feasibility': '{id}（feasibility，可行性）：每一步之後餘下的人數',
  'page.describe':
    '{id}（describe，描述統計）：{features} 的人數、缺失值、平均值、離散程度、類別及直方圖',
  'page.crosstab':
    '{id}（crosstab，列聯表）：按 {rows} 及 {columns} 的人數及檢定；置信區間水平 {confidence}',
  'page.crosstabStrata':
    '{id}（crosstab，列聯表）：就 {strata} 的每個類別，按 {rows} 及 {columns} 的人數及檢定；置信區間水平 {confidence}',
  'page.incidence':
    '{id}（incidence，發生率）：每 {per} 人年的 {event}，日數取自 {time}；置信區間水平 {confidence}',
  'page.incidenceStrata':
    '{id}（incidence，發生率）：就 {strata} 的每個類別，每 {per} 人年的 {event}，日數取自 {time}；置信區間水平 {confidence}',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特徵的人數：{features}；至少佔 {share} 的特徵列出，供日後研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 對 {outcome} 作{kind}',
  'page.glmAlone': '{id}（glm，{family}，{link}）：對 {outcome} 作{kind}，不含其他項',
  'page.glmGaussian': '線性迴歸',
  'page.glmBinomial': '邏輯迴歸',
  'page.glmPoisson': '計數迴歸',
  'page.glmGamma': '正值數量的迴歸',
  'page.glmOffset': '以 {offset} 為偏移量，其係數為 1',
  'page.glmWeights': '每人的權重為 {weights}；權重為 0 者不計入',
  'page.glmRidge': '對係數乘以所屬欄標準差之積施加 {ridge} 的嶺懲罰，截距除外',
  'page.glmRobust': '採用三明治變異數 {robust}',
  'page.glmClusterSite': '變異數按機構群集',
  'page.glmClusterPerson': '變異數按人群集',
  'page.glmCluster': '變異數按各機構內的 {cluster} 群集',
  'page.intercept': '設截距',
  'page.noIntercept': '不設截距',
  'page.glmSettings':
    '置信區間水平 {confidence}；牛頓減量達 {tolerance} 時停止，或迭代 {iterations} 次後停止',
  'page.cox':
    '{id}（cox）：以 {terms} 對 {event} 的發生時間 {time} 作 Cox 迴歸；同時事件以 {ties} 方法處理',
  'page.coxStart': '觀察由 {start} 開始',
  'page.coxStrataSite': '每個站點各有基線風險，其風險集不離開站點',
  'page.coxStrataNone': '所有站點共用一個基線風險',
  'page.coxRobustNone': '標準誤由模型得出',
  'page.coxRobustRow': '穩健標準誤，資料每一列各自計算',
  'page.coxRobustPerson': '穩健標準誤，同一人的各列合併計算',
  'page.coxRobustSite': '穩健標準誤，同一站點的人合併計算',
} as const satisfies Translation<typeof english>
