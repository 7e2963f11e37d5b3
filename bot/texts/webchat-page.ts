import type { Language } from '../../domain/language.ts'

const vi = {
  language: 'vi',
  botName: 'Giao Ban',
  pageTitle: 'Giao Ban – báo số liệu bằng tin nhắn',
  scriptNeeded: 'Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại.',

  landing: {
    title: 'Báo số liệu bằng một dòng tin nhắn',
    intro:
      'Cán bộ nhắn việc vừa làm, Giao Ban đọc số, hỏi lại chỗ chưa rõ rồi ghi vào sổ. Lãnh đạo hỏi là có số tổng hợp.',
    choose: 'Chọn một vai để dùng thử',
    chooseNote: 'Đây là dữ liệu mẫu, cứ thử thoải mái.',
    guest: 'Vào với tư cách người mới',
    guestNote: 'Dành cho người được cấp mã mời, hoặc muốn xem bot chào người lạ thế nào.',
    failed: 'Chưa vào được. Kiểm tra mạng rồi bấm lại.',
  },

  guestName: 'Người mới',
  guestTitle: 'Chưa gắn với đơn vị nào',

  personas: {
    open: 'Đổi vai',
    title: 'Đổi vai',
    note: 'Mỗi vai có cuộc trò chuyện riêng.',
    current: 'Đang dùng',
    close: 'Đóng',
    forget: 'Xoá tin tôi đã gửi khỏi máy này',
    forgetNote: 'Số liệu đã lưu trong sổ vẫn còn.',
  },

  status: {
    loading: 'Đang tải…',
    ready: 'Sẵn sàng',
    reconnecting: 'Đang nối lại…',
    offline: 'Không có mạng',
  },

  log: {
    label: 'Cuộc trò chuyện với Giao Ban',
    bot: 'Giao Ban nói',
    own: 'Đồng chí nói',
    typing: 'Giao Ban đang trả lời',
    today: 'Hôm nay',
    yesterday: 'Hôm qua',
    updated: 'cập nhật lúc',
    newMessages: 'Tin mới',
    cardUpdated: 'Thẻ ở trên vừa cập nhật',
    buttons: 'Các nút chọn',
    pressed: 'đã chọn',
    template: 'Tải tệp mẫu Excel',
    pictures: {
      'completeness-picture': 'Bảng các đơn vị đã nộp báo cáo',
      'invitation-picture': 'Mã QR để người được mời quét',
    },
  },

  empty: {
    title: 'Nhắn như vẫn nhắn cho đồng nghiệp',
    intro: 'Viết một dòng: việc gì, ngày nào, bao nhiêu. Có dấu hay không dấu đều được. Ví dụ, chạm để gửi thử:',
    example: 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn',
    more: 'Trước khi ghi vào sổ, Giao Ban luôn đưa thẻ để đồng chí xem lại và sửa.',
    privacy: 'Không nhắn họ tên, số CCCD, số điện thoại của công dân.',
  },

  composer: {
    commands: 'Lệnh nhanh',
    label: 'Tin nhắn',
    placeholder: 'Nhập tin nhắn…',
    send: 'Gửi',
    attach: 'Gửi ảnh hoặc tệp',
    tooLong: 'Tin dài quá 100.000 ký tự. Hãy chia thành nhiều tin.',
    keys: 'Enter để gửi, Shift + Enter để xuống dòng.',
  },

  commands: [
    { command: '/tiepdan', title: 'Tiếp dân' },
    { command: '/donthu', title: 'Đơn thư' },
    { command: '/solieu', title: 'Số liệu' },
    { command: '/nhatky', title: 'Nhật ký' },
    { command: '/trogiup', title: 'Trợ giúp' },
  ],

  delivery: {
    sending: 'Đang gửi…',
    sent: 'Đã gửi',
    failed: 'Chưa gửi được',
    again: 'Gửi lại',
    pressFailed: 'Chưa gửi được lựa chọn. Bấm lại nút để gửi lại.',
  },

  attachments: { photo: 'Ảnh', file: 'Tệp', voice: 'Ghi âm', video: 'Video' },

  /** By the code of the server's answer. */
  errors: {
    offline: 'Không có mạng',
    unavailable: 'Hệ thống đang bận',
    no_session: 'Phiên làm việc đã hết, hãy tải lại trang',
    text_too_long: 'Tin dài quá 100.000 ký tự, hãy chia nhỏ',
    too_large: 'Tin quá lớn, hãy chia nhỏ',
    text_empty: 'Tin không có chữ nào',
    file_too_large: 'Tệp lớn hơn 2 MB',
    file_gone: 'Trang đã tải lại, hãy chọn lại tệp',
    other: 'Hệ thống chưa nhận được',
  } as Record<string, string>,
}

/** What the page of the web chat says. What the bot answers in it stands elsewhere. */
export type WebchatPageTexts = typeof vi

const en: WebchatPageTexts = {
  language: 'en',
  botName: 'Giao Ban',
  pageTitle: 'Giao Ban – report figures by message',
  scriptNeeded: 'This page needs JavaScript. Please turn it on in your browser and load the page again.',

  landing: {
    title: 'Report figures in one line of chat',
    intro:
      'Officials write what they did; Giao Ban reads the figures, asks about what is unclear and puts them on record. Leaders ask and see the totals.',
    choose: 'Choose a role to try it',
    chooseNote: 'This is sample data: nothing can break.',
    guest: 'Come in as somebody new',
    guestNote: 'For those with an invitation code, or to see how the bot greets a stranger.',
    failed: 'Could not come in. Check the network and press again.',
  },

  guestName: 'Somebody new',
  guestTitle: 'Not linked to a unit',

  personas: {
    open: 'Switch role',
    title: 'Switch role',
    note: 'Each role has a conversation of its own.',
    current: 'In use',
    close: 'Close',
    forget: 'Remove what I sent from this machine',
    forgetNote: 'Figures on record stay there.',
  },

  status: {
    loading: 'Loading…',
    ready: 'Ready',
    reconnecting: 'Connecting…',
    offline: 'Offline',
  },

  log: {
    label: 'Conversation with Giao Ban',
    bot: 'Giao Ban says',
    own: 'You say',
    typing: 'Giao Ban is answering',
    today: 'Today',
    yesterday: 'Yesterday',
    updated: 'updated at',
    newMessages: 'New message',
    cardUpdated: 'A card above was updated',
    buttons: 'Choices',
    pressed: 'chosen',
    template: 'Download the Excel template',
    pictures: {
      'completeness-picture': 'Table of who has reported',
      'invitation-picture': 'QR codes for the person invited to scan',
    },
  },

  empty: {
    title: 'Write as you would to a colleague',
    intro: 'One line: what, which day, how many. With or without diacritics. An example, tap to send it:',
    example: 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn',
    more: 'Before anything is put on record, Giao Ban shows it to you to check and correct.',
    privacy: 'Never send names, identity numbers or phone numbers of citizens.',
  },

  composer: {
    commands: 'Quick commands',
    label: 'Message',
    placeholder: 'Write a message…',
    send: 'Send',
    attach: 'Send a picture or file',
    tooLong: 'A message has at most 100,000 characters. Please split it.',
    keys: 'Enter sends, Shift + Enter starts a new line.',
  },

  commands: [
    { command: '/tiepdan', title: 'Receptions' },
    { command: '/donthu', title: 'Petitions' },
    { command: '/solieu', title: 'Figures' },
    { command: '/nhatky', title: 'My log' },
    { command: '/trogiup', title: 'Help' },
  ],

  delivery: {
    sending: 'Sending…',
    sent: 'Sent',
    failed: 'Not sent',
    again: 'Send again',
    pressFailed: 'Your choice was not sent. Press the button again.',
  },

  attachments: { photo: 'Picture', file: 'File', voice: 'Recording', video: 'Video' },

  errors: {
    offline: 'No network',
    unavailable: 'The system is busy',
    no_session: 'The session has ended, please load the page again',
    text_too_long: 'Longer than 100,000 characters, please split it',
    too_large: 'Too large, please split it',
    text_empty: 'There is nothing in this message',
    file_too_large: 'The file is larger than 2 MB',
    file_gone: 'The page was loaded again; please choose the file again',
    other: 'The system did not take it',
  },
}

export const webchatPageTexts: Record<Language, WebchatPageTexts> = { vi, en }
