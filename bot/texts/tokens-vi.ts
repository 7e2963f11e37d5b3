/** What administrators are told when the permission to write through the Official Account ends. */
export const tokensVi = {
  title: 'KẾT NỐI ZALO OA',
  trouble: {
    missing: 'Giao Ban chưa được cấp quyền gửi tin qua Zalo OA.',
    refused: 'Zalo không còn chấp nhận quyền đã cấp cho Giao Ban.',
    interrupted: 'Máy chủ dừng đúng lúc đang gia hạn quyền với Zalo, nên quyền đã cấp không dùng tiếp được.',
    unreadable: 'APP_SECRET của máy chủ đã đổi, nên không đọc được quyền Zalo đã lưu.',
    failing: 'Giao Ban không gia hạn được quyền gửi tin với Zalo và đang thử lại.',
  },
  until: (instant: string) => `Tin qua Zalo còn gửi được đến ${instant}.`,
  stopped: 'Hiện tin không đi qua Zalo được.',
  consent: (address: string) =>
    `Đồng chí mở trang sau, bấm “Cấp quyền” và đăng nhập bằng tài khoản quản trị OA:\n${address}\n\nLiên kết chỉ dành cho đồng chí, dùng trong 1 giờ. Hết giờ, mở lại và bấm “Gửi liên kết mới”.`,
  check: (address: string) =>
    `Đồng chí kiểm tra ZALO_APP_ID, ZALO_APP_SECRET với người quản trị máy chủ, hoặc cấp quyền lại tại:\n${address}`,
  noAddress: 'Để cấp quyền lại, người quản trị máy chủ đặt PUBLIC_URL rồi chạy “npm run doctor”.',
  newLink: (address: string) => `Liên kết mới, dùng trong 1 giờ, chỉ dành cho đồng chí:\n${address}`,
}
