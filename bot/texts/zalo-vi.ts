/** What only an Official Account of Zalo has to say. */
export const zaloVi = {
  more: 'Xem thêm',
  others: 'Các lựa chọn khác:',
  download: 'Tải tệp',
  file: (name: string) => `Bấm nút dưới đây để tải tệp ${name}. Nút dùng được trong 7 ngày.`,
  fileNotHere: (name: string) => `Tệp ${name} không gửi được qua Zalo. Đồng chí hỏi quản trị cơ quan để nhận tệp.`,
}
