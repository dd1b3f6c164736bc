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
  'page.describeWeights': '只計有評分的人：除未加權的結果外，亦列出各組加權後的結果',
  'page.describeNoQuantiles': '不計分位數（{bins} 個區間不使用）',
  'page.describeQuantiles': '分位數 {probabilities}，由申報範圍內 {bins} 個等寬區間讀出',
  'page.prevalence':
    '{id}（prevalence）：具有以下各特徵的人數：{features}；至少佔 {share} 的特徵列出，供日後研究使用',
  'page.glm': '{id}（glm，{family}，{link}）：以 {terms} 對 {outcome} 作{kind}',
  'page.glmAlone': '{id}（glm，{family}，{link}）：對 {outcome} 作{kind}，不含其他項',
  'page.glmGaussian': '線性迴歸',
  'page.glmBinomial': '邏輯迴歸',
  'page.glmPoisson': '計數迴歸',
  'page.glmGamma': '正值數量的迴歸',
  'page.glmOffset': '以 {offset} 為偏移量，其係數為 1',
  'page.propensity':
    '每人按傾向評分加權，即模型 {propensity} 所預測的接受治療概率；評分低於 {low} 或高於 {high} 者以該界限計',
  'page.estimand.ate': '接受治療者的權重為 1 / e，其他人為 1 / (1 - e)（全體人群的效應）',
  'page.estimand.att': '接受治療者的權重為 1，其他人為 e / (1 - e)（接受治療者的效應）',
  'page.estimand.overlap': '接受治療者的權重為 1 - e，其他人為 e（兩種情況都有可能者的效應）',
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
  'page.km': '{id}（km）：{event} 隨 {time} 的 Kaplan-Meier 曲線',
  'page.kmBy': '{id}（km）：{event} 隨 {time} 的 Kaplan-Meier 曲線，{groups} 的每個級別各一條',
  'page.delayedEntry': '各人在 {start} 之後才計入風險人群',
  'page.kmLimits': '置信限水平 {confidence}，在「{type}」尺度上對稱',
  'page.kmQuantiles': '以下比例的人發生事件的時間：{shares}',
  'page.kmMeans': '以下日數內未發生事件的平均時間：{days}',
  'page.kmTimes': '曲線在以下日數的數值：{days}',
  'page.logrank': '{id}（logrank，rho 0）：按 {groups} 的級別，對 {event} 隨 {time} 作對數秩檢驗',
  'page.peto':
    '{id}（logrank，rho 1）：按 {groups} 的級別，對 {event} 隨 {time} 作 Peto-Peto 檢驗；早期事件的權重較大',
  'page.withinSites': '只在各站點之內比較，站點提交涵蓋所有時間的總和',
  'page.withinStrata': '只在 {strata} 的各級別之內比較',
  'page.evaluate': '{id}（evaluate）：模型 {model} 的預測能力',
  'page.evaluateFit': '使用同一次運行所擬合的係數',
  'page.evaluateFixed': '使用以下係數：',
  'page.evaluateOutcome': '所預測的結局為 {outcome}',
  'page.evaluateBins':
    '按預測概率分為 {bins} 組，分別計算有結局及無結局的人數；置信限水平 {confidence}',
  'page.meta':
    '{id}（meta，統合分析）：此項分析會顯示本醫院自身的數字。每間醫院只用自己的病人擬合以下模型，其估計值及標準誤會連同醫院名稱，讓所有能看到結果的人看見，然後合併計算；模型在某醫院沒有答案時，會顯示原因，以及哪些項對該院所有人都相同。只有醫院的政策准許以 showOwn 顯示「site-estimate」，這些數字才會離開醫院；否則醫院仍會參與，但不提供任何估計值',
} as const satisfies Translation<typeof english>
