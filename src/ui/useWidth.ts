import { useLayoutEffect, useRef, useState } from 'react'
import { usePrinted } from './usePrinted.ts'

/** Pictures are drawn so wide for paper, in CSS pixels; the style sheet fits them to the sheet. */
const SHEET_WIDTH = 900

/** The width of an element in whole CSS pixels, 0 until it is known; on paper that of a sheet. */
export function useWidth() {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measured = element.current
    if (measured === null) return
    setWidth(Math.floor(measured.clientWidth))
    const observer = new ResizeObserver(() => setWidth(Math.floor(measured.clientWidth)))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  const printed = usePrinted()
  return [element, printed && width > 0 ? SHEET_WIDTH : width] as const
}
