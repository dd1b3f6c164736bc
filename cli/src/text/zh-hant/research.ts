import type * as en from '../en/research.ts'
import type { Translated } from '@sampan/terminal'

const STUDY = '研究編號或摘要值；摘要值只寫首八個數字亦可'
const RUN = '執行編號'
const watch = '跟進至結束為止'

export const studyHelp: Translated<typeof en.studyHelp> = {
  study: {
    purpose: '研究：撰寫、檢查、提交及閱讀。',
    when: '一項研究即一個檔案。醫院所批准的就是檔案所寫的內容，因此提交之前會全面檢查。',
  },
  init: {
    purpose: '寫出一份可供着手的研究檔案。',
    when: '展開研究之時。每一行均有說明；編輯器可按 docs/schema/study.schema.json 提示寫法。',
    says: { FILE: '新檔案', registry: '用於並非 OMOP 的資料表' },
    examples: ['使用 OMOP 數據：', '使用登記表：'],
  },
  fromAtlas: {
    purpose: '以 ATLAS 的隊列定義寫出一份可供着手的研究檔案。',
    when: '已有隊列定義之時。定義按 ATLAS 匯出的原樣讀取；本版本未能做到的，會指明名稱及位置並予以拒絕。其他資料夾的檔案會複製到研究檔案旁邊。',
    says: {
      COHORT: '隊列定義（JSON）；首個為目標隊列',
      out: '新的研究檔案；否則為首個定義旁邊的 study.yaml',
    },
    examples: ['使用一個隊列：', '使用兩個隊列，寫到別處：'],
  },
  validate: {
    purpose: '檢查研究檔案，並逐一指出錯誤所在。',
    when: '撰寫期間使用。站點資料取自協調方，或取自檔案；後者無須使用網絡。',
    says: {
      FILE: '研究檔案（YAML 或 JSON）',
      directory: '聯邦成員名錄，JSON 格式（GET /v1/directory）',
    },
    examples: ['採用協調方的站點資料：', '不使用網絡：'],
  },
  submit: {
    purpose: '提交研究：由此成為具有摘要值的研究清單。',
    when: '研究準備就緒之時。所有預設值均會寫明，研究隨即送交各醫院，此後內容不能更改。協調方所收到的會與送出的互相核對。',
    says: { FILE: '研究檔案（YAML 或 JSON）', yes: '不再詢問' },
    examples: ['先看內容，然後提交：', '由程式提交：'],
  },
  list: {
    purpose: '列出研究及各醫院的決定。',
    when: '用以尋找研究，或查看誰尚未答覆。',
    says: {},
    examples: ['列出：'],
  },
  show: {
    purpose: '顯示研究的說明頁（與批准人所見相同）及各醫院的決定。',
    when: '簽署、執行或審計研究之前。摘要值會在此重新計算。',
    says: {
      STUDY,
      language: '說明頁的語言',
      manifest: '顯示 JSON 格式的研究清單，而非說明頁',
    },
    examples: ['以繁體中文顯示：', '所簽署的確切內容：'],
  },
  export: {
    purpose: '把研究寫入單一檔案。',
    when: '供在沒有網絡的電腦上簽署的批准人，以及匯入研究的代理程式使用。',
    says: { STUDY: '研究編號或摘要值', out: '新檔案' },
    examples: ['匯出：'],
  },
}

export const runHelp: Translated<typeof en.runHelp> = {
  run: {
    purpose: '執行：開始、跟進、繼續及取消。',
    when: '一次執行，即與接受邀請的醫院一同計算已獲批准研究的分析一次。',
  },
  start: {
    purpose: '開始執行一項研究。',
    when: '各醫院批准之後。每間醫院會再次核對其批准、政策及披露下限；只要有一間必須拒絕，這次執行即告結束，並說明原因。',
    says: {
      STUDY,
      analyses: '只進行這些分析，以逗號分隔；不寫即為全部',
      sites: '只限這些站點，以逗號分隔；不寫即為所有參與站點',
      watch,
    },
    examples: ['開始並跟進：', '部分分析及部分站點：'],
  },
  watch: {
    purpose: '跟進執行，直至結束或等候人員決定。',
    when: '用以查看輪次、站點及逐步下降的偏差。執行完成時結束狀態為 0，否則為其原因的狀態。按 Ctrl-C 只會停止跟進，不會停止執行。',
    says: { RUN },
    examples: ['跟進：'],
  },
  show: {
    purpose: '顯示執行的現況。',
    when: '用以查看執行正等候甚麼，或因何結束。',
    says: { RUN },
    examples: ['查看：'],
  },
  list: {
    purpose: '列出各次執行，最新者在前。',
    when: '用以尋找某次執行。',
    says: {},
    examples: ['列出：'],
  },
  continue: {
    purpose: '讓已暫停的執行繼續。',
    when: '暫停的原因消除之後：站點已恢復，或有人作出決定。',
    says: { RUN, watch },
    examples: ['繼續並跟進：'],
  },
  cancel: {
    purpose: '終止進行中的執行。',
    when: '不再需要其結果時。已發布的予以保留，其餘不再計算。',
    says: { RUN },
    examples: ['終止：'],
  },
}

const RESULT_OF = '執行編號，或某項結果的編號'
const analysis = '只限這項分析'

export const resultHelp: Translated<typeof en.resultHelp> = {
  result: {
    purpose: '結果：閱讀及匯出。',
    when: '執行之後。只有通過發布檢查的結果才會在此。',
  },
  show: {
    purpose: '以表格顯示執行的結果。',
    when: '用以閱讀估計值、描述統計及人數，以及結果來自哪些站點、哪些站點放寬了披露下限、哪些內容不予顯示。',
    says: { RUN: RESULT_OF, analysis },
    examples: ['一個模型：', '一項結果：'],
  },
  export: {
    purpose: '把執行的結果寫入檔案：表格、全部內容、圖。',
    when: '供 R、Python 或試算表繼續使用，數字保留所有位數；或展示圖，圖可以黑白列印。不寫 --format 和 --r 時，寫出研究所列的發布形式。',
    says: {
      RUN: RESULT_OF,
      format:
        'csv（一個表格）、json（全部內容）、svg（每幅圖一個檔案）、html（圖和數值在同一頁）；以逗號分隔',
      r: '表格，以及列印和繪製這些表格的 R 程式',
      analysis,
      out: '現有的資料夾；不寫即為目前資料夾',
    },
    examples: ['表格和圖：', '一個模型的全部內容：', '供 R 使用：'],
  },
}
