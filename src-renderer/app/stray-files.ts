/** Lets files be dropped only where something takes them: elsewhere a browser would show the file in place of the program. */
export function startStrayFiles(): void {
  const keep = (event: DragEvent): void => {
    if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', keep);
  addEventListener('drop', keep);
}
