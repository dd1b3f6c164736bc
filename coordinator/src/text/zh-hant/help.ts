import type { Translated } from '@sampan/terminal'
import type * as en from '../en/help.ts'

export const programHelp: Translated<typeof en.programHelp> = {
  coordinator: {
    purpose: '在這部電腦上設立及運行協調方。',
    when: '在協調方本身的電腦上，由可讀取其資料夾的人使用。其他一切均以帳戶經網絡進行：sampan login。',
  },
  init: {
    purpose: '設立協調方：證書、密鑰、資料庫、首位營運者。',
    when: '只做一次。完成後整個資料夾都在，否則什麼也沒有。根證書的密鑰以通行短語加密，之後應離線保管。',
    says: {
      id: '此協調方在研究及證書中的名稱：a-z、0-9 及 -',
      controller: '營運它的法律實體',
      jurisdiction: '所在地：HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'trust-domain': '聯邦的名稱，形式如主機名稱；每張證書均有此名稱',
      host: '供人連接的 DNS 名稱或 IP 位址；可重複',
      listen: '接聽的位址及連接埠；不給則為 0.0.0.0:8443',
      operator: '首個帳戶（營運者）的名稱',
      'token-out': '把營運者的權杖寫入只有您可讀取的新檔案，而不顯示',
      'root-passphrase-file': '沒有終端機時使用：檔案內只有一行，即通行短語',
      'no-root-passphrase': '不加密根密鑰；只在磁碟已加密時使用',
    },
    examples: ['設立協調方：'],
  },
  start: {
    purpose: '在前景運行協調方。',
    when: '由監管程序的工具使用：容器、systemd 或終端機。未完結的執行會繼續。收到 SIGTERM 或 Ctrl-C 時有序停止；任何時候被終止亦不會有損失。記錄寫到標準輸出，每行一個 JSON 物件；用 --json 時寫到標準錯誤輸出。',
    says: {},
    examples: ['在資料夾的上一層：', '在任何位置：'],
  },
  status: {
    purpose: '顯示是否運行、誰已登記，以及證書有效至何時。',
    when: '任何時候；沒有運行也不算錯誤。',
    says: {},
    examples: ['查看：'],
  },
  stop: {
    purpose: '停止此資料夾的協調方，並等到它結束。',
    when: '維修之前。未完結的執行會在下次啟動後繼續。',
    says: {},
    examples: ['停止：'],
  },
  trust: {
    purpose: '寫出審計人員核對輪次日誌所用的密鑰。',
    when: '有站點登記之後，供「sampan audit verify --trust」使用。這只是您的說法；審計人員應與各醫院所說的密鑰核對。',
    says: { out: '新檔案；不給則寫到標準輸出' },
    examples: ['顯示：', '寫入檔案：'],
  },
}

export const accountHelp: Translated<typeof en.accountHelp> = {
  account: {
    purpose: '在這部電腦上管理帳戶。',
    when: '再沒有營運者能登入時，或首次啟動之前使用；平時請用「sampan account」。協調方運行期間亦可使用。',
  },
  add: {
    purpose: '新增帳戶並製作其首個權杖。',
    when: '有新人使用此協調方時。名稱不會再給予其他人。',
    says: {
      NAME: '帳戶名稱：a-z、0-9 及 -',
      role: 'researcher（研究人員）、operator（營運者）或 auditor（審計人員：只可查閱，不可更改）',
      days: '權杖的有效日數',
      out: '把權杖寫入只有您可讀取的新檔案，而不顯示',
    },
    examples: ['新增研究人員：'],
  },
  list: {
    purpose: '列出帳戶。',
    when: '查看誰可使用，以及誰曾經可使用。',
    says: {},
    examples: ['列出：'],
  },
  disable: {
    purpose: '永久停用帳戶。',
    when: '有人離職時。該帳戶的所有權杖立即失效。',
    says: { NAME: '帳戶名稱' },
    examples: ['停用：'],
  },
}

export const siteHelp: Translated<typeof en.siteHelp> = {
  site: {
    purpose: '在這部電腦上管理此聯邦的醫院。',
    when: '沒有營運者能登入時使用；平時請用「sampan site」。協調方運行期間亦可使用。',
  },
  list: {
    purpose: '列出站點及其證書。',
    when: '查看誰已獲邀請、已登記或已撤銷。',
    says: {},
    examples: ['列出：'],
  },
  token: {
    purpose: '邀請站點：製作一次性的登記權杖，有效 24 小時。',
    when: '有醫院加入，或遺失證書時。請以不同途徑把權杖及指紋交給醫院。它取代該站點先前的權杖。',
    says: {
      SITE: '站點名稱：a-z、0-9 及 -',
      controller: '對其數據負責的法律實體',
      jurisdiction: 'HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'new-identity': '容許已知站點使用另一身分密鑰、控制機構或司法管轄區',
      out: '把權杖寫入只有您可讀取的新檔案，而不顯示',
    },
    examples: ['邀請醫院：'],
  },
  revoke: {
    purpose: '撤銷站點；運行中的協調方在一秒內關閉其連線。',
    when: '有醫院離開，或其密鑰可能被盜時。之後可再次邀請。',
    says: { SITE: '站點名稱' },
    examples: ['撤銷：'],
  },
}
