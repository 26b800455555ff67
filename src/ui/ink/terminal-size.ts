/**
 * Replaces `terminal-size` in the bundle, which Ink asks if the terminal reports no size. The package would then start
 * `tput` or `resize` by their bare names, which Windows looks up in the working folder first.
 */
export default function terminalSize(): { readonly columns: number; readonly rows: number } {
  return { columns: 80, rows: 24 };
}
