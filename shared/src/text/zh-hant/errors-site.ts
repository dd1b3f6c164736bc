import type { siteErrors as english } from '../en/errors-site.ts'
import type { ErrorTranslation } from '../error-text.ts'

export const siteErrors = {
  'approval-missing': ['本院的批准人尚未批准這份內容。', '請讓政策所指的人員及角色閱讀並簽署。'],
  'approval-withdrawn': [
    '批准已被撤回，本院不會再傳送任何內容。',
    '請向批准人查詢；只有新的批准才可繼續。',
  ],
  'approval-rejected': [
    '本院一名批准人已拒絕此項內容。',
    '請向批准人查詢理由；修改後的研究須另作決定。',
  ],
  'approval-expired': ['批准已經過期。', '請批准人再次簽署。'],
  'approval-invalid': [
    '批准未能通過核實：其簽署、頁面、日期或對象有誤。',
    '請勿依賴這份批准；請批准人再次簽署。',
  ],
  'approver-unknown': ['這條密鑰不屬於本院任何批准人。', '請由現有批准人簽署，加入新批准人。'],
  'approver-exists': ['這名批准人或這條密鑰已經登記。', '無須處理，或另選一條密鑰。'],
  'policy-missing': [
    '沒有政策檔；缺少政策檔，代理程式不會進行任何工作。',
    '請把 policy.cedar 放在設定所指的位置。',
  ],
  'policy-invalid': ['政策檔有錯誤，因此一切請求均被拒絕。', '請更正後執行政策檢查。'],
  'policy-denied': ['本院政策不容許此事。', '請用政策解說查看所指規則；只有本院可以更改。'],
  'floors-missing': [
    '沒有下限檔；缺少下限檔，代理程式不會進行任何工作。',
    '請把 floors.yaml 放在設定所指的位置。',
  ],
  'floors-invalid': ['下限檔有錯誤項目。', '請更正下列項目。'],
  'agent-stopped': ['有人在控制台停止了代理程式。', '醫院準備妥當後會再次啟動。'],
  'agent-locked': ['代理程式的記錄與日誌不符，因此已自行鎖定。', '須由批准人查明原因後解鎖。'],
  'runs-exhausted': ['本研究獲批准的執行次數已用完。', '請提交調高 runsMax 的修訂，並取得批准。'],
  'recipient-unknown': [
    '有接收方既非協調方，亦非本聯邦的站點。',
    '請寫明其 id、controller 及 jurisdiction，或更正名稱。',
  ],

  'people-too-few': ['人數太少，結果可能令人被識別。', '請放寬隊列，或不納入此站點。'],
  'alone-not-allowed': [
    '本研究會顯示這間醫院本身的數字，而其披露下限並不容許。',
    '請刪去代表醫院的特徵，或不納入此站點；aloneOk 由醫院決定。',
  ],
  'cell-too-small': ['有一組人數太少，不能顯示。', '請合併類別，或不使用該特徵。'],
  'parameters-too-many': ['相對於人數，模型的參數太多。', '請減少項數，或使用較大的隊列。'],
  'levels-too-many': ['有一個因子的級別太多。', '請合併級別，或不使用該因子。'],
  'time-band-too-narrow': [
    '研究計算事件所用的時間段，比某個站點容許的更窄。',
    '請將 timeGrid.bandDays 設為不小於下限中的 timeBandDays：預設為 30 日。',
  ],
  dominance: [
    '少數人會主導總和，可能因而被看出。',
    '如各項幾乎決定了結局，請減少項數；亦可收窄特徵的範圍。若有協調方或站點以虛假的總和操縱模型，亦會得到同樣的拒絕。',
  ],
  differencing: [
    '站點所納入的人與先前一次執行幾乎相同，兩個結果可以互相減出少數人。',
    '請詢問該醫院：其代理程式的記錄列出先前的執行，並說明可行的做法。請使用與先前相同的人，或待更多人有所變動後再執行。',
  ],
  'bound-exceeded': ['有站點的貢獻值超過研究的公開界限。', '請檢查聲明的範圍及最大站點的人數。'],
  'value-not-finite': [
    '計算所得的數值並非有限值，因此沒有傳送。',
    '請檢查各項的範圍、對數及尺度。',
  ],
  'eta-cap-exceeded': [
    '模型的一步在某站點走得太遠；隨後會採用較小的步幅。',
    '無須處理，除非模型不能收斂。',
  ],

  'connection-failed': ['未能連接對方。', '請檢查位址、防火牆及代理伺服器；代理程式會繼續嘗試。'],
  'connection-lost': ['連線中斷。', '暫時無須處理，系統會重新連線；如反覆出現，請檢查網絡。'],
  'proxy-refused': ['代理伺服器拒絕連線。', '請醫院資訊科技人員容許外連清單所列的位址。'],
  'deadline-passed': ['未有及時收到回應。', '請再試；如反覆出現，請查看對方的狀態。'],
  'certificate-untrusted': [
    '對方的證書並非由預期的機構發出。',
    '請停止；核對經其他途徑取得的指紋。',
  ],
  'certificate-invalid': ['證書格式不正確、已過期或屬於他人。', '請檢查時鐘，然後續期或重新登記。'],
  'certificate-revoked': ['證書已被撤銷。', '請向營運者查詢；站點須以新權杖重新登記。'],
  'fingerprint-mismatch': ['指紋與所提供的不符。', '請停止；經其他途徑向營運者查詢。'],
  'enrolment-token-invalid': ['登記權杖有誤、已使用或已過期。', '請向營運者索取新權杖。'],
  'enrolment-request-invalid': ['登記請求的格式或密鑰有誤。', '請用此版本的代理程式重新產生。'],
  'site-unknown': ['沒有以此名稱登記的站點。', '請核對名稱，或先登記站點。'],
  'site-connected': ['此站點已從別處連線。', '請停止另一個代理程式：一個站點只運行一個。'],
  'identity-mismatch': [
    '站點的密鑰並非研究或登記時所固定的密鑰。',
    '請停止；與該醫院核對身分密鑰。',
  ],

  'login-required': ['你尚未登入。', '請用帳戶及其權杖登入。'],
  'token-invalid': ['權杖無效。', '請用有效的權杖再次登入。'],
  'token-expired': ['權杖已過期或被撤銷。', '請索取新權杖後再次登入。'],
  'role-insufficient': ['你的角色不容許此操作。', '請由具備該角色的人員或營運者處理。'],
  'account-unknown': ['沒有這個帳戶。', '請用帳戶列表核對名稱。'],
  'account-exists': ['已有同名帳戶。', '請另選名稱。'],
  'account-limit': ['帳戶或權杖的數目已達上限。', '請移除或撤銷不再需要的一個。'],
  'operator-last': [
    '這是最後一名營運者；沒有營運者，便無人可管理協調方。',
    '請先讓另一人成為營運者。',
  ],
  'token-unknown': ['沒有這個權杖。', '請用權杖列表核對編號。'],
  'too-many-requests': ['短時間內請求過多。', '請等候一分鐘後再試。'],
} as const satisfies ErrorTranslation<typeof english>
