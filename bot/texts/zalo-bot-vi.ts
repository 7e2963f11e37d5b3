/** What stands under a message where there are no buttons, and in place of its document. */
export const zaloBotVi = {
  numbers: 'Gõ số để chọn:',
  words: (titles: string) => `Gõ để chọn: ${titles}`,
  orWords: (titles: string) => `Hoặc gõ: ${titles}`,
  file: (name: string, address: string) => `Tải tệp ${name} trong 7 ngày tại: ${address}`,
  notHere: 'Tệp kèm theo không gửi được ở đây. Đồng chí xem trên trang web của Giao Ban.',
}
