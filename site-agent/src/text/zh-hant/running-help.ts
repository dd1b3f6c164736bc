import type { Translated } from '@sampan/terminal'
import type * as en from '../en/running-help.ts'

export const runningHelp: Translated<typeof en.runningHelp> = {
  start: {
    purpose: '在前台運行代理程式：保險庫及中繼。',
    when: '由服務管理程式啟動，或在單一容器內。任何部分終止都會重新啟動。收到 SIGTERM 或 Ctrl-C 即結束。',
    says: {},
    examples: ['運行：'],
  },
  vault: {
    purpose: '單獨運行保險庫：數據、密鑰、批准、遮罩。',
    when: '在沒有網絡的容器內。它與中繼只共用「run」資料夾。',
    says: {},
    examples: ['在容器內：'],
  },
  relay: {
    purpose: '單獨運行中繼：唯一的對外連線。',
    when: '在沒有數據的容器內。它與保險庫只共用「run」資料夾。',
    says: {},
    examples: ['在容器內：'],
  },
  status: {
    purpose: '顯示代理程式是否運行及連線。',
    when: '任何時候；代理程式沒有運行時亦會成功。',
    says: {},
    examples: ['查詢：'],
  },
  stop: {
    purpose: '停止代理程式；加上 --now，在 resume 之前不再送出任何訊息。',
    when: '維護之前不加 --now。發現任何異樣時加上 --now：在此控制台的任何人均可執行，無須密鑰。已送出的不能收回；成員已獲確認的總和仍可能由其他站點解開。',
    says: { now: '先持久記下不得送出任何訊息，然後停止' },
    examples: ['停止程序：', '不再送出任何訊息：'],
  },
  resume: {
    purpose: '在 stop --now 之後恢復送出訊息。',
    when: '停止的原因已經釐清時。它不會啟動任何程序；正在運行的代理程式會在半分鐘內連線。',
    says: {},
    examples: ['恢復：'],
  },
  unlock: {
    purpose: '以批准人的密鑰解鎖自行鎖定的代理程式。',
    when: '協調方的輪次日誌與所見過的相矛盾時，代理程式會自行鎖定。營運者作出解釋後方可解鎖。對日誌的記憶仍然保留：如日誌依然矛盾，會再次鎖定。',
    says: {
      key: '本院一名批准人的私鑰',
      'passphrase-file': '載有其通行短語的檔案，供沒有終端機時使用',
      yes: '不再詢問',
    },
    examples: ['解鎖：'],
  },
}

export const oversightHelp: Translated<typeof en.oversightHelp> = {
  outbox: {
    purpose: '所有離開本院的訊息。',
    when: '供你親自查看。訊息的記錄先寫入磁碟，其後才送出。',
  },
  outboxLs: {
    purpose: '列出已離開的訊息。',
    when: '查看送出了多少、何時送出、為何送出。',
    says: { run: '只列出此次執行的訊息', study: '只列出關於此研究的訊息' },
    examples: ['全部：', '一項研究的：'],
  },
  outboxShow: {
    purpose: '顯示一則訊息；如為遮罩向量，顯示首個數值在遮罩前後的樣子。',
    when: '查看已離開的內容不能讀取。',
    says: { ID: '訊息編號' },
    examples: ['顯示：'],
  },
  egress: {
    purpose: '列明離開這部電腦的一切：去處、內容、最大位元組數及頻率。',
    when: '用以填寫開通防火牆的表格。',
    says: {},
    examples: ['以表格顯示：', '供程式使用：'],
  },
}
