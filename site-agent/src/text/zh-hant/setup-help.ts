import type { Translated } from '@sampan/terminal'
import type * as en from '../en/setup-help.ts'

export const root: Translated<typeof en.root> = {
  agent: {
    purpose: '醫院的代理程式：以本地數據計算，只送出經遮罩的數值。',
    when: '次序如下：init、enrol、approver add、check、start；其後為 studies、show、approve。任何時候均可用 stop --now 終止一切送出。',
  },
}

export const setupHelp: Translated<typeof en.setupHelp> = {
  init: {
    purpose: '建立代理程式的主資料夾：設定、政策、披露下限及密鑰。',
    when: '每間醫院一次，不會覆寫任何檔案。所製作的身分密鑰每年需用一次，請離線保管。',
    says: {
      site: '本院名稱，與營運者所邀請的相同：a-z、0-9 及 -',
      controller: '對數據負責的法律實體：a-z、0-9 及 -',
      jurisdiction: '數據所在地：HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      coordinator: '協調方的地址：https://HOST:PORT',
      data: '.duckdb 檔、載有 CSV 或 Parquet 檔的資料夾、單一表格的檔案，或 postgresql://USER@HOST:PORT/DATABASE',
      model: 'omop（預設）或 registry：附有字典的表格',
      schema: '數據所在的 schema；.duckdb 檔預設為 main，PostgreSQL 預設為 public',
      dictionary: '登記冊的字典；檔案數據預設為其旁的 TABLE.dictionary.yaml',
      'vocabulary-schema': 'PostgreSQL 內詞彙表所在的 schema，如有不同',
      'password-file': '載有 PostgreSQL 角色密碼的檔案',
      'ca-file': '用以識別 PostgreSQL 伺服器的簽發機構憑證',
      dataset: '政策中所用的數據名稱；預設為站點名稱',
      level: '數據級別，1 至 5（GB/T 39725-2020）；預設為 3',
      'not-sensitive': '數據並非敏感個人信息（《個人信息保護法》第二十八條）',
      genetic: '數據含有人類遺傳資源',
      national: 'general（一般，預設）、important（重要）或 core（核心）（GB/T 43697-2024）',
      'identity-key':
        '存放身分密鑰的新檔案，最好在可取走的媒體上；預設為主資料夾內的 offline/identity.key.pem',
      'passphrase-file': '載有身分密鑰通行短語的檔案，供沒有終端機時使用',
      'no-passphrase': '不加密身分密鑰',
    },
    examples: ['設置代理程式，身分密鑰存於 USB 記憶體：'],
  },
  identity: {
    purpose: '本站點的身分：密鑰及其證明。',
    when: '用以與營運者核對摘要值，並每年重新證明密鑰。',
  },
  identityShow: {
    purpose: '顯示各密鑰的摘要值及證明的有效期。',
    when: '有人問及本站點的身分時。所顯示的均非機密。',
    says: {},
    examples: ['顯示：'],
  },
  identityRenew: {
    purpose: '為代理程式的密鑰再證明一年。',
    when: '「check」指出證明即將到期時。請取出身分密鑰，用後再行收起，然後重新啟動代理程式。',
    says: {
      key: 'init 所製作的身分密鑰',
      'passphrase-file': '載有其通行短語的檔案，供沒有終端機時使用',
    },
    examples: ['再次證明：'],
  },
  enrol: {
    purpose: '使本院加入聯邦。',
    when: '一次，使用營運者所給的權杖及指紋，兩者應經不同途徑取得。成功之前可重複執行。權杖由檔案或標準輸入讀取，或以不顯示的方式輸入。',
    says: {
      fingerprint: '協調方根證書的 SHA-256；除此以外一概不信',
      'token-file': '只有一行、載有權杖的檔案',
    },
    examples: ['以檔案內的權杖登記：'],
  },
  check: {
    purpose: '檢查設定、密鑰、規則、時鐘、數據及數據質素。',
    when: '設定之後、每次變更之後、批准研究之前，以及研究被拒時使用。只顯示名稱及數目範圍，不顯示任何數值。以首個問題的狀態結束；數據檢查不合格則以 13 結束；只有警告則以 0 結束。各項檢查的意義見 docs/data-quality.md。',
    says: {
      STUDY: '只檢查此研究所需的表格及欄位：研究編號，或其摘要值的數位',
      table: '登記冊的表格，與其字典對照',
      html: '載有整份報告的新檔案，以瀏覽器閱讀',
      exact: '顯示實數而非範圍：只供本院使用',
    },
    examples: ['檢查一切：', '檢查一項研究所需的數據：', '保留整份報告：', '查看實數：'],
  },
  cohort: {
    purpose: '在本院的數據中計算 ATLAS 隊列的人數。',
    when: '在研究採用某定義之前先行試用。如實顯示人數及各項納入規則後餘下的人數，只供本院查看；沒有任何內容離開。使用 --sql 時不讀取數據，只顯示語句。',
    says: {
      FILE: 'ATLAS 匯出的定義：JSON',
      source: '.duckdb 檔案，或載有 CSV 或 Parquet 檔案的資料夾；否則用設定所指的數據',
      schema: '.duckdb 檔案內的結構描述；否則為 main',
      rows: '存放各列的新檔案：subject_id、cohort_start_date、cohort_end_date',
      sql: '改為顯示 SQL 及其綁定值',
    },
    examples: ['計算人數：', '在另一份數據中計算，並保留各列：', '查看將會執行的內容：'],
  },
}
