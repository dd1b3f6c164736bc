import type { inputErrors as english } from '../en/errors-input.ts'
import type { ErrorTranslation } from '../error-text.ts'

export const inputErrors = {
  'usage-invalid': ['未能理解這個指令。', '請用 --help 查看說明後再輸入。'],
  'value-invalid': ['有一個值的寫法不符合要求。', '請更正下列的值。'],
  'not-confirmed': [
    '沒有得到確認，因此沒有執行任何操作。',
    '請重新輸入命令並回答是，或加上 --yes。',
  ],
  'settings-invalid': ['設定檔有錯誤、遺漏或不明的項目。', '請更正下列項目；綱要檔列出所有設定。'],
  'feature-not-built': [
    '這屬規格內容，但此版本的 Sampan 尚未提供。',
    '請刪去這部分，或使用已提供此功能的版本。',
  ],
  'file-missing': ['檔案或資料夾不存在，或不能讀取。', '請檢查路徑及存取權限。'],
  'file-too-large': ['檔案超過大小上限。', '請縮小檔案；上限見下文。'],
  'file-not-text': [
    '檔案不是純 UTF-8 文字，或含有看不見的字元。',
    '請以 UTF-8 儲存，並刪除控制字元及文字方向字元。',
  ],
  'file-malformed': ['檔案格式不正確。', '請在下列位置更正。'],
  'file-exists': ['已有同名檔案，系統不會覆寫任何檔案。', '請移走該檔案，或另選名稱。'],
  'disk-full': ['磁碟空間不足，未有寫入任何內容。', '請騰出空間後再執行指令。'],
  'request-malformed': ['未能理解這個請求。', '請按公布的介面檢查位址、欄位及類型。'],
  'request-too-large': ['請求超過協調方接受的大小。', '請分次傳送；研究及其檔案的上限已經公布。'],
  'route-unknown': ['協調方在此位址沒有任何內容。', '請檢查位址，並確保兩邊的版本互相配合。'],

  'study-invalid': ['研究內容互相矛盾，或違反規則。', '請更正列出的位置，然後再檢查研究。'],
  'study-unknown': ['此處沒有這項研究。', '請用研究列表核對其編號或摘要值。'],
  'study-expired': ['研究已經結束，不會再為其計算。', '請提交延後結束時間的修訂，並取得批准。'],
  'study-not-started': ['研究尚未到開始時間。', '請等候開始時間，或提交提前開始的修訂。'],
  'study-overflow': [
    '本研究的數值可能過大，不能得出精確的總和。',
    '請收窄下列範圍，或調低最大站點的人數。',
  ],
  'manifest-malformed': [
    '研究清單的寫法不符合唯一的正規形式。',
    '請從公布之處重新取得；切勿自行修改。',
  ],
  'manifest-digest-mismatch': [
    '這份研究清單並非獲批准的研究清單。',
    '請停止；與發送者核對摘要值。',
  ],
  'participant-unknown': ['有站點不屬於本聯邦或本研究。', '請用站點列表核對名稱。'],
  'controllers-too-few': [
    '站點所屬的法律實體太少，它們可減去自己的部分而得知其餘部分。',
    '請加入其他控制機構的站點，直至達到研究所需數目。',
  ],
  'sites-too-few': ['站點數目少於研究所需。', '請加入站點，或等候足夠站點到齊。'],
  'collusion-not-accepted': [
    '某個控制機構擁有的站點之多，足以與協調方串通而解開另一間醫院的數值。',
    '請加入其他站點，或在 collusionAccepted 說明批准人為何應予接受。',
  ],
  'study-file-missing': ['研究所指的檔案不存在。', '請把檔案放在研究檔案旁邊，或更正檔名。'],

  'source-unreachable': [
    '未能連接醫院的數據庫。',
    '請檢查數據來源的位址、帳戶及網絡，然後再次檢查。',
  ],
  'source-not-omop': [
    '數據來源不是 5.3 或 5.4 版的 OMOP CDM。',
    '請把代理程式指向正確的數據庫或綱要。',
  ],
  'source-table-missing': ['數據來源缺少研究所需的資料表。', '請檢查綱要名稱及帳戶權限。'],
  'source-column-missing': [
    '數據來源缺少研究所需的資料欄。',
    '請把資料表與數據字典或 CDM 規格核對。',
  ],
  'source-type-wrong': [
    '有資料欄的類型與研究所需不符。',
    '請更正數據字典，或代理程式所讀取的檢視表。',
  ],
  'source-ids-invalid': [
    '人員編號有遺漏、重複或並非整數。',
    '請更正來源；每一列須有一個有效編號。',
  ],
  'source-login-refused': [
    '醫院的數據庫拒絕該帳戶登入。',
    '請檢查用戶名稱、密碼檔案及伺服器的連線規則（pg_hba.conf），然後再次檢查。',
  ],
  'source-certificate-invalid': [
    '醫院的數據庫未能以 TLS 證明自己就是設定所指的伺服器。',
    '請以 caFile 指明簽發機構的憑證，並按伺服器憑證上的名稱填寫主機。',
  ],
  'source-connection-lost': [
    '與醫院數據庫的連線中斷。',
    '中斷前的內容一概未用。請查看伺服器的記錄，然後再試。',
  ],
  'source-schema-missing': [
    '醫院的數據庫沒有這個綱要。',
    '請更正設定中的 schema 或 vocabularySchema。',
  ],
  'source-permission-denied': [
    '該帳戶無權讀取研究所需的資料。',
    '請就所指的綱要授予 USAGE，並就資料表或資料欄授予 SELECT，語句見 docs/connecting-omop.md。',
  ],
  'source-working-denied': [
    '該帳戶不能在醫院的數據庫建立工作表。',
    '請就數據庫授予 TEMP，或以 workSchema 指明帳戶自有的綱要；只作重播的副本不能讀取。',
  ],
  'source-version-old': [
    '醫院的數據庫伺服器版本過舊，本版本不支援。',
    '請使用 PostgreSQL 14 或更新版本。',
  ],
  'quality-failed': [
    '數據檢查不合格。',
    '報告列明有關表格及欄位：不合格的項目與數據模型或研究所需不符。請修正數據或其轉換程序，然後再檢查；警告不計在內。',
  ],
  'source-role-too-strong': [
    '該帳戶是醫院數據庫的超級用戶。',
    '請按 docs/connecting-omop.md 建立只可讀取的角色；設定中的 allowSuperuser 只供試用。',
  ],
  'dictionary-invalid': ['登記表的數據字典有錯誤項目。', '請更正下列項目。'],
  'cohort-invalid': [
    '隊列定義中有一處要求沒有意義。',
    '請在 ATLAS 中更正下列路徑所指之處，然後重新匯出。',
  ],
  'cohort-unsupported': [
    '隊列定義使用了此版本的 Sampan 尚未支援的功能。',
    '請刪去下列項目；docs/cohorts.md 列出所支援的功能。',
  ],
  'cohort-empty': ['此站點沒有人屬於該隊列。', '請確認研究的定義及詞彙表適用於本院數據。'],
  'value-out-of-range': [
    '有數值超出研究聲明的範圍，而研究規定遇此情況須拒絕。',
    '請更正數據，或請研究人員修改範圍或規則。',
  ],
  'value-missing': [
    '有數值缺失，而研究規定遇此情況須拒絕。',
    '請補全數據，或請研究人員容許只用完整個案。',
  ],
  'unit-mismatch': ['量度值的單位與研究預期不符。', '請換算數據，或請研究人員寫明此處所用的單位。'],
  'vocabulary-mismatch': [
    '本院詞彙表的版本與研究要求不符。',
    '請更新詞彙表，或請研究人員提交修訂。',
  ],
  'people-too-many': [
    '此站點的人數超過研究容許單一站點的上限。',
    '請研究人員提交修訂，調高 largestSite。',
  ],
  'snapshot-altered': [
    '本次執行的數據已不是開始時固定下來的數據。',
    '請重新開始執行，並查明誰改動了代理程式資料夾內的檔案。',
  ],
  'snapshot-missing': ['本次執行所固定的數據已不存在。', '請重新開始執行。'],
  'statement-timeout': ['數據庫回應時間過長。', '請向數據庫管理人員查詢負載及索引，然後再試。'],
} as const satisfies ErrorTranslation<typeof english>
