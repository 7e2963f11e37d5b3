import { expect, test } from 'vitest'
import { startFakeZalo } from '../index.ts'

test('a file that a person sends can be fetched at the address that its event tells', async () => {
  const zalo = await startFakeZalo()
  const url = zalo.addFile('báo cáo.xlsx', Uint8Array.of(80, 75, 0, 255))
  const answer = await fetch(url)
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([80, 75, 0, 255])
  expect((await fetch(`${zalo.root}/files/2/x`)).status).toBe(404)
  await zalo.close()
})
