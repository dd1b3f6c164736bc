import type * as en from '../en/people.ts'
import type { Translated } from '@sampan/terminal'

const out = '把權杖寫入只有你可讀取的新檔案，而不顯示於螢幕'
const profile = '採用哪一組連線設定；不寫即為「default」'

export const root: Translated<typeof en.root> = {
  sampan: {
    purpose: '聯邦分析健康數據，數據留在醫院之內。',
    when: '請先以「sampan login」登入。其後，研究人員使用 study、run 及 result；營運者使用 site 及 account；批准人使用 approver；審計人員使用 audit。',
  },
}

export const accountHelp: Translated<typeof en.accountHelp> = {
  login: {
    purpose: '登入協調方，並保存其證書。',
    when: '每部電腦、每個帳戶登入一次。營運者會提供位址、證書指紋及權杖，最好分兩個途徑交付。權杖可由檔案或標準輸入讀取，或由鍵盤輸入而不顯示。',
    says: {
      URL: '協調方的位址：https://HOST[:PORT]',
      'ca-fingerprint': '其根證書的 SHA-256；此後只信任這一張證書',
      'token-file': '只有一行、載有權杖的檔案',
      profile: '保存此協調方所用的名稱；不寫即為「default」',
    },
    examples: ['以檔案內的權杖登入：', '貼上權杖，並保存第二個帳戶：'],
  },
  logout: {
    purpose: '移除協調方的資料及權杖。',
    when: '電腦轉交他人之前。權杖本身仍然有效；營運者可停用帳戶。',
    says: { profile },
    examples: ['登出：'],
  },
  whoami: {
    purpose: '顯示所用的帳戶及有效期。',
    when: '用以確認能否連接協調方，以及權杖是否仍然有效。',
    says: { profile },
    examples: ['查詢：'],
  },
  account: {
    purpose: '協調方上各人的帳戶。',
    when: '營運者在此加入研究人員、審計人員及其他營運者，並發給權杖。',
  },
  list: {
    purpose: '列出帳戶。',
    when: '用以查看誰可存取，以及誰曾可存取。',
    says: {},
    examples: ['列出：'],
  },
  add: {
    purpose: '加入帳戶，並製作其首個權杖。',
    when: '有新人員使用此協調方時。用過的名稱不會再給另一人。',
    says: {
      NAME: '帳戶名稱：a-z、0-9 及 -',
      role: 'researcher（研究人員）、operator（營運者）或 auditor（審計人員；可讀取一切，不可更改）',
      days: '權杖的有效日數',
      out,
    },
    examples: ['加入研究人員：'],
  },
  token: {
    purpose: '為帳戶再製作一個權杖。',
    when: '權杖即將到期或已遺失時，或供只需少數操作的程式使用。',
    says: {
      NAME: '帳戶名稱',
      days: '權杖的有效日數',
      scopes: '只限這些操作，以逗號分隔',
      out,
    },
    examples: ['只可讀取的權杖：'],
  },
  disable: {
    purpose: '永久停用帳戶。',
    when: '有人離任時。該帳戶的所有權杖即時失效。',
    says: { NAME: '帳戶名稱' },
    examples: ['停用：'],
  },
}

export const siteHelp: Translated<typeof en.siteHelp> = {
  site: {
    purpose: '本聯邦的醫院。',
    when: '營運者在此以權杖邀請醫院、查看已登記的醫院，以及撤銷醫院。',
  },
  list: {
    purpose: '列出站點及其證書。',
    when: '用以查看哪些站點已獲邀、已登記或已撤銷。',
    says: {},
    examples: ['列出：'],
  },
  token: {
    purpose: '邀請站點：製作一次性的登記權杖，24 小時內有效。',
    when: '有醫院加入，或醫院遺失證書時。請分兩個途徑把權杖及指紋交予醫院。新權杖會取代該站點先前的權杖。',
    says: {
      SITE: '站點名稱：a-z、0-9 及 -',
      controller: '對其數據負責的法律實體',
      jurisdiction: 'HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'new-identity': '容許已知站點改用另一條身分密鑰、另一控制機構或司法管轄區',
      out,
    },
    examples: ['邀請醫院：'],
  },
  revoke: {
    purpose: '撤銷站點，並即時關閉其連線。',
    when: '有醫院退出，或其密鑰可能被竊時。日後可再邀請。',
    says: { SITE: '站點名稱' },
    examples: ['撤銷：'],
  },
}

export const delegateHelp: Translated<typeof en.delegateHelp> = {
  coordinator: {
    purpose: '在這部電腦上設置及運行協調方。',
    when: '在協調方的電腦上使用，並須已安裝套件 @sampan/coordinator。',
  },
  analyse: {
    purpose: '在一張表上運行研究，有如所有人都在同一處。',
    when: '用於把聯邦結果與合併後的表比較，或分析你可以完整持有的數據。須安裝套件 @sampan/simulation。',
  },
  simulate: {
    purpose: '以本機數據，在單一程序內運行整個聯邦。',
    when: '提交研究之前試行，檢查、遮罩及總和均與正式執行相同。須安裝套件 @sampan/simulation。',
  },
}
