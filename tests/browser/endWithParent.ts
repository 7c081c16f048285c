// Loaded into a process whose standard input is a pipe from the test that started it: when that is
// gone, however it ended, the process stops as if it had been told to.
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
process.stdin.unref()
