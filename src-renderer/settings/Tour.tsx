import { Popover } from '@base-ui/react/popover';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './Tour.module.css';
import { showStep, stepBeside, TOUR_STEPS, useTour } from './tour.ts';
import type { TourStep } from './tour.ts';

/** The tour: a mark at one part of the page after the other, left with Escape. What is shown can be used meanwhile. */
export function Tour() {
  const step = useTour((state) => state.step);
  return step === null ? null : <Mark key={step} step={step} />;
}

function Mark({ step }: { readonly step: TourStep }) {
  const { t } = useTranslation('help');
  const [place, setPlace] = useState<Element | null>(null);
  const [box, setBox] = useState<DOMRect | null>(null);
  useEffect(() => {
    const look = (): void => {
      const found = document.querySelector(`[data-tour="${step}"]`);
      setPlace(found);
      setBox(found?.getBoundingClientRect() ?? null);
    };
    look();
    // A film that was just made has its parts a moment later.
    const late = setInterval(look, 400);
    addEventListener('resize', look);
    return () => {
      clearInterval(late);
      removeEventListener('resize', look);
    };
  }, [step]);
  const number = TOUR_STEPS.indexOf(step) + 1;
  const before = stepBeside(step, -1);
  const after = stepBeside(step, 1);
  return (
    <>
      {box && (
        <div
          aria-hidden
          className={styles.ring}
          style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
        />
      )}
      <Popover.Root
        open={place !== null}
        onOpenChange={(open, { reason }) => !open && reason === 'escape-key' && showStep(null)}
      >
        <Popover.Portal>
          <Popover.Positioner anchor={place} className={styles.place} sideOffset={10} collisionPadding={16}>
            <Popover.Popup className={styles.mark}>
              <Popover.Title className={styles.title}>{t(`tour.step.${step}.title`)}</Popover.Title>
              <Popover.Description className={styles.about}>{t(`tour.step.${step}.about`)}</Popover.Description>
              <div className={styles.foot}>
                <span className={styles.count}>{t('tour.count', { number, of: TOUR_STEPS.length })}</span>
                {after && (
                  <Button look="quiet" onClick={() => showStep(null)}>
                    {t('tour.skip')}
                  </Button>
                )}
                {before && <Button onClick={() => showStep(before)}>{t('tour.back')}</Button>}
                <Button look="main" onClick={() => showStep(after)}>
                  {t(after ? 'tour.next' : 'tour.done')}
                </Button>
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}
