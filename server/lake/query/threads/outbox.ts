/**
 * Sends messages in order, all that come within one turn of the event loop at once.
 * @param longest milliseconds that the first of them waits within one turn
 */
export function createOutbox<Message>(
  send: (messages: Message[]) => void,
  longest = Infinity,
): (message: Message) => void {
  let messages: Message[] = []
  let since = 0
  const flush = (): void => {
    if (messages.length === 0) return
    const all = messages
    messages = []
    send(all)
  }
  return (message) => {
    messages.push(message)
    if (messages.length === 1) {
      since = performance.now()
      setImmediate(flush)
    } else if (performance.now() - since > longest) flush()
  }
}
