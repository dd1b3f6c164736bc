import type { analyses as english } from '../en/analyses.ts'
import type { Translation } from '../translation.ts'

export const analyses = {
  'page.feasibility': '{id}（feasibility，可行性）：每一步之後餘下的人數',
  'page.feasibilityPerSite':
    '此項會顯示本醫院自身的數字：本醫院每一步之後餘下的人數，以區間表示（各區間由 {bands} 人開始），連同醫院名稱，讓所有能看到結果的人看見。只有醫院的政策准許以 showOwn 顯示「banded-count」，這些數字才會離開醫院；否則本醫院只計入總數，不提供自身的數字',
  'page.crosstab':
    '{id}（crosstab，列聯表）：按 {rows} 及 {columns} 的人數及檢定；置信區間水平 {confidence}',
  'page.crosstabStrata':
    '{id}（crosstab，列聯表）：就 {strata} 的每個類別，按 {rows} 及 {columns} 的人數及檢定；置信區間水平 {confidence}',
  'page.incidence':
    '{id}（incidence，發生率）：每 {per} 人年的 {event}，日數取自 {time}；置信區間水平 {confidence}',
  'page.incidenceStrata':
    '{id}（incidence，發生率）：就 {strata} 的每個類別，每 {per} 人年的 {event}，日數取自 {time}；置信區間水平 {confidence}',
  'page.describe': '{id}（describe，描述統計）：{features} 的人數、缺失值、平均值、離散程度及類別',
  'page.describeGroups': '按 {groups} 分組，並就有分組的所有人列出，附組間標準化差異',
  'page.describeNoQuantiles': '不計分位數（{bins} 個區間不使用）',
  'page.describeQuantiles': '分位數 {probabilities}，由申報範圍內 {bins} 個等寬區間讀出',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特徵的人數：{features}；至少佔 {share} 的特徵列出，供日後研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 對 {outcome} 作邏輯迴歸',
  'page.glmAlone': '{id}（glm，{family}，{link}）：對 {outcome} 作邏輯迴歸，不含其他項',
  'page.intercept': '設截距',
  'page.noIntercept': '不設截距',
  'page.glmSettings':
    '置信區間水平 {confidence}；牛頓減量達 {tolerance} 時停止，或迭代 {iterations} 次後停止',
  'page.meta':
    '{id}（meta，統合分析）：此項分析會顯示本醫院自身的數字。每間醫院只用自己的病人擬合以下模型，其估計值及標準誤會連同醫院名稱，讓所有能看到結果的人看見，然後合併計算。只有醫院的政策准許以 showOwn 顯示「site-estimate」，這些數字才會離開醫院；否則醫院仍會參與，但不提供任何估計值',
} as const satisfies Translation<typeof english>
