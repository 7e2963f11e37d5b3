import { SaxesParser } from 'saxes'
import { UnreadableWorkbook } from './open-package.ts'

export interface XmlScan {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** "x:row" and "row" are the same to us: writers choose the prefix freely. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Walks through one part of a workbook. Entities of its own are refused, so that none can be blown up. */
export const scanXml = (xml: string, scan: XmlScan): void => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new UnreadableWorkbook('not_a_workbook')
  })
  parser.on('error', () => {
    throw new UnreadableWorkbook('not_a_workbook')
  })
  if (scan.open) {
    const { open } = scan
    parser.on('opentag', ({ name, attributes }) => open(local(name), attributes))
  }
  if (scan.text) {
    parser.on('text', scan.text)
    parser.on('cdata', scan.text)
  }
  if (scan.close) {
    const { close } = scan
    parser.on('closetag', ({ name }) => close(local(name)))
  }
  parser.write(xml).close()
}
