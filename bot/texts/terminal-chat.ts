/** What the chat in the terminal says around the bot's own words. */
export const terminalChatTexts = {
  welcome: 'Giao Ban trong cửa sổ dòng lệnh. Nhắn như bình thường; Ctrl-D để thoát.',
  help: 'Bấm nút: gõ số của nút. Trả lời bằng đúng con số đó: gõ dấu bằng trước, ví dụ =8. Đổi vai: /persona',
  personas: 'Các vai (gõ /persona và số để đổi):',
  guest: 'Người mới',
  speakingAs: 'Đang là',
  unknownPersona: 'Không có vai này.',
  sendingAgain: 'Chưa gửi được, đang gửi lại…',
  notSent: 'Chưa gửi được:',
  noAnswer: '(chưa có câu trả lời)',
  document: {
    'form-template': '(Kèm tệp mẫu Excel: tải ở trang web chat, cùng một vai.)',
    'completeness-picture': '(Kèm hình các đơn vị đã nộp báo cáo: xem ở trang web chat, cùng một vai.)',
    'invitation-picture': '(Kèm mã QR để người được mời quét: xem ở trang web chat, cùng một vai.)',
  },
}
