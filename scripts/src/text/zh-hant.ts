import type { TranslationOf } from '@sampan/terminal'
import type { en } from './en.ts'

export const zhHant: TranslationOf<typeof en> = {
  title: 'Sampan：四間醫院，一個迴歸模型，病歷不離開任何一間',
  step: '[{step}/{steps}] {what}',
  help: `scripts/demo [選項]

  在這部電腦上以獨立的行程建立一個協調方和四間醫院，由批准到核實日誌，完整執行一項研究，
  然後清理。不會向其他地方傳送任何資料。

選項：
  --data DIR       改用 DIR 內的 UCI 心臟病資料，而不是產生的醫院
  --depart PHASE   改為在該階段（advertise、share、mask、confirm、reveal）強行終止一個代理程式；
                   --round N 指明第幾輪次（預設 1）
  --keep           結束時不停止，並說明如何繼續使用
  --lang LANGUAGE  en、zh-Hant 或 zh-Hans
  --json FILE      把報告的一切以資料形式寫入 FILE
  -h, --help       顯示本頁`,

  'step.data': '資料',
  'step.federation': '一個協調方，四間醫院',
  'step.study': '一項研究，以及欠缺的一份批准',
  'step.run': '執行，期間協調方被強行終止',
  'step.depart': '執行，期間一個代理程式被強行終止',
  'step.answer': '答案',
  'step.left': '離開每間醫院的內容',
  'step.log': '輪次日誌',
  'step.end': '結束',

  'data.synthetic': '產生的人口，真實係數已知，以 OMOP CDM 5.4 存於 DuckDB 檔案：',
  'data.heart': 'UCI 心臟病資料，已轉換為 OMOP CDM 5.4（simulation/src/heart/mapping.ts）：',
  'data.floors': '這些醫院規模小：其下限由 {file} 調低，每項結果都會註明。',

  'label.site': '站點',
  'label.name': '名稱',
  'label.controller': '控制機構',
  'label.jurisdiction': '司法管轄區',
  'label.people': '人數',
  'label.term': '項',
  'label.estimate': '聯合估計',
  'label.error': '標準誤',
  'label.p': 'p 值',
  'label.pooled': '合併估計',
  'label.difference': '差異／標準誤',
  'label.truth': '真值',
  'label.messages': '訊息',
  'label.bytes': '位元組',
  'label.plain': '首個字，原值',
  'label.sent': '實際傳送',

  'federation.coordinator': '協調方在 {url} 接受連線；其根憑證為 {fingerprint}',
  'federation.enrolled': '{count} 間醫院已登記，各有兩名批准人；保險庫與中繼各為獨立行程。',

  'study.sound': '{file} 沒有問題。',
  'study.submitted': '已提交為 {id}\n{digest}',
  'study.signed': '{all} 個簽署已有 {signed} 個。現在開始會怎樣：',
  'study.refused': '被拒絕：{code}，由 {sites} 提出。沒有任何病人數據離開任何醫院。',
  'study.last': '{site} 的 {role} 作出最後一個簽署。',

  'run.started': '已開始 {run}',
  'run.killed': '協調方被強行終止（SIGKILL）。',
  'run.restarted': '協調方重新啟動。',
  'run.ended': '{run} 經 {count} 輪完成，用了 {seconds} 秒。',

  'answer.people':
    '{n} 人，其中 {cases} 人有此結局；偏差 {deviance}，AIC {aic}，迭代 {iterations} 次',
  'answer.sites': '當中的醫院：{sites}。',
  'depart.killed': '{site} 的代理程式在第 {round} 輪次的 {phase} 階段被強行終止（SIGKILL）。',
  'depart.needed': '其病人已在公布的總和之內：沒有他們的總和會使他們單獨顯露。執行等候 {site}。',
  'depart.back': '{site} 的代理程式重新啟動。',
  'answer.equal': '聯合估計等於合併估計：最大差異為容許值 1e-8 max(|b|, SE) 的 {most}。',
  'answer.unequal': '聯合估計不等於合併估計：差異為容許值 1e-8 max(|b|, SE) 的 {most} 倍。',
  'answer.pooled': '合併偏差 {pooled}，差異 {difference}',

  'left.total': '醫院傳送的是經遮罩的字；只有所有醫院的總和可以讀取。',

  'log.sound': '{count} 項紀錄，已匯出，並在不依靠協調方的情況下核實。',
  'log.flipped': '{file} 的一個位元組被改動後再核實：{code}，{place}。',

  'end.clean': '所有行程已結束，所有檔案已刪除。{seconds} 秒。',
  'end.kept': '繼續運行。協調方在 {url}，檔案在 {folder}。',
  'end.try': '可以試試：',
  'end.stop': '停止方法：',
  'end.json': '以上一切都在 {file}。',
  'end.broken': '示範中斷。',
  'end.logs': '各行程的日誌在 {folder}。',
}
