/** Writes whole numbers, most of them small, in as few bytes as they need (variable length, zigzag). */
export interface NumberWriter {
  /** @param value from -2³¹ to 2³¹ - 1. */
  put(value: number): void
  /** All that was put. */
  bytes(): Uint8Array<ArrayBuffer>
}

const MOST_BYTES = 5

/** A writer of nothing yet. */
export function createNumberWriter(): NumberWriter {
  let bytes = new Uint8Array(1024)
  let end = 0
  return {
    put: (value) => {
      if (end + MOST_BYTES > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      let rest = ((value << 1) ^ (value >> 31)) >>> 0
      for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80
      bytes[end++] = rest
    },
    bytes: () => bytes.subarray(0, end),
  }
}

/** Gives back, one by one, the numbers that were put; 0 when there is no other. */
export function createNumberReader(bytes: Uint8Array): () => number {
  let at = 0
  return () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    return (value >>> 1) ^ -(value & 1)
  }
}
