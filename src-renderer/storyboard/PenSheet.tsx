import { ArrowUpRight, Eraser, Pencil, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { keysOf } from '../ui/keys.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Slider } from '../ui/Slider.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { Board, BoardShot } from './board-data.ts';
import { pictureOf } from './board-data.ts';
import { PenCanvas } from './PenCanvas.tsx';
import { BLANK, doneAgain, INKS, PAPER, readStrokes, strokesText, takenBack, withStroke } from './pen.ts';
import type { PenTool } from './pen.ts';
import styles from './PenSheet.module.css';
import { pngTextOf, withPngText } from './png-text.ts';
import { useOwnPictures } from './use-own-picture.ts';

/** Under which strokes stand in a drawing's file. */
const KEYWORD = 'shotloom:strokes';
/** Drawings are at most this wide, whatever the film is: in pixels. */
const WIDEST = 1920;

const TOOLS = [
  ['pen', Pencil],
  ['arrow', ArrowUpRight],
  ['eraser', Eraser],
] as const satisfies readonly (readonly [PenTool, unknown])[];

interface PenSheetProps {
  readonly project: Board['project'];
  readonly shot: BoardShot;
  readonly onClose: () => void;
}

/** Where a shot's picture is drawn: by pen, finger or mouse, with arrows for what moves. A drawing that was saved goes on. */
export default function PenSheet({ project, shot, onClose }: PenSheetProps) {
  const { t } = useTranslation(['board', 'commands']);
  const host = useHost();
  const pictures = useOwnPictures(project);
  const [drawing, setDrawing] = useState(BLANK);
  const [tool, setTool] = useState<PenTool>('pen');
  const [ink, setInk] = useState(0);
  const [width, setWidth] = useState(5);
  const [isTraced, setTraced] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, WIDEST / project.width);
  const size = [Math.round(project.width * scale), Math.round(project.height * scale)] as const;
  const take = pictureOf(shot);
  const under = isTraced && take !== null ? host.media(`takes/${take}/thumb?w=640`) : null;

  const stored = shot.own?.kind === 'picture' ? shot.own.footage : null;
  useEffect(() => {
    if (stored === null) return;
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const response = await fetch(host.media(`footage/${stored}/file`), { signal: stop.signal });
      const text = pngTextOf(new Uint8Array(await response.arrayBuffer()), KEYWORD);
      if (text !== null) setDrawing({ strokes: readStrokes(text), undone: [] });
    };
    read().catch((error: unknown) => stop.signal.aborted || tellFailure(error));
    return () => stop.abort();
  }, [host, stored]);

  const save = async (): Promise<void> => {
    const blob = await pictureFrom(canvas.current, under, size);
    const bytes = withPngText(new Uint8Array(await blob.arrayBuffer()), KEYWORD, strokesText(drawing.strokes));
    const name = `${t('pen.name', { shot: shot.label })}.png`;
    const file = new Blob([bytes], { type: 'image/png' });
    if (await pictures.take(shot.id, async () => await host.give(file, name))) onClose();
  };
  const undo = useCallback(() => setDrawing(takenBack), []);
  const redo = useCallback(() => setDrawing(doneAgain), []);
  const press = (event: KeyboardEvent): void => {
    const keys = keysOf(event.nativeEvent);
    if (keys === 'Mod+Z') undo();
    else if (keys === 'Mod+Shift+Z') redo();
    else return;
    // The film's own undo waits below.
    event.preventDefault();
    event.stopPropagation();
  };
  const isBlank = drawing.strokes.length === 0;
  return (
    <Sheet
      title={t('pen.title', { shot: shot.label })}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('pen.leave')}</Button>
          <Button look="main" disabled={isBlank || pictures.busy} onClick={() => void save()}>
            {t('pen.use')}
          </Button>
        </>
      }
    >
      <div className={styles.pen} onKeyDown={press} role="presentation">
        <div className={styles.tools} role="toolbar" aria-label={t('pen.tools')}>
          {TOOLS.map(([each, icon]) => (
            <IconButton
              key={each}
              icon={icon}
              label={t(`pen.${each}`)}
              pressed={tool === each}
              onClick={() => setTool(each)}
            />
          ))}
          <span className={styles.between} />
          {INKS.map((colour, index) => (
            <button
              key={colour}
              type="button"
              className={styles.ink}
              style={{ background: colour }}
              aria-label={t(`pen.inks.${index as 0}`)}
              aria-pressed={ink === index}
              onClick={() => setInk(index)}
            />
          ))}
          <Slider label={t('pen.width')} value={width} least={1} most={40} onChange={setWidth} />
          <span className={styles.between} />
          <IconButton icon={Undo2} label={t('commands:edit.undo')} keys="Mod+Z" disabled={isBlank} onClick={undo} />
          <IconButton
            icon={Redo2}
            label={t('commands:edit.redo')}
            keys="Mod+Shift+Z"
            disabled={drawing.undone.length === 0}
            onClick={redo}
          />
          <IconButton icon={Trash2} label={t('pen.clear')} disabled={isBlank} onClick={() => setDrawing(BLANK)} />
          {take !== null && (
            <label className={styles.trace}>
              <input type="checkbox" checked={isTraced} onChange={({ target }) => setTraced(target.checked)} />
              {t('pen.trace')}
            </label>
          )}
        </div>
        <PenCanvas
          ref={canvas}
          label={t('pen.paper')}
          size={size}
          under={under}
          strokes={drawing.strokes}
          brush={{ tool, ink, width }}
          onStroke={(stroke) => setDrawing((before) => withStroke(before, stroke))}
        />
      </div>
    </Sheet>
  );
}

/** Paper or the picture that was drawn on, and the drawing on it, as a PNG. */
async function pictureFrom(
  drawn: HTMLCanvasElement | null,
  under: string | null,
  [width, height]: readonly [number, number],
): Promise<Blob> {
  const all = new OffscreenCanvas(width, height);
  const on = all.getContext('2d');
  if (!on || !drawn) throw new Error('The browser has no canvas.');
  on.fillStyle = PAPER;
  on.fillRect(0, 0, width, height);
  if (under !== null) {
    const picture = await createImageBitmap(await (await fetch(under)).blob());
    on.drawImage(picture, 0, 0, width, height);
  }
  on.drawImage(drawn, 0, 0);
  return await all.convertToBlob({ type: 'image/png' });
}
