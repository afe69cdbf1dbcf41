import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract/contract.ts';
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Field } from './Field.tsx';
import type { SourcePart } from './use-own-picture.ts';

type Footage = InferContractRouterOutputs<typeof contract>['footage']['list'][number];

interface SourcePartFieldProps {
  readonly footage: Footage;
  readonly busy: boolean;
  readonly onApply: (part: SourcePart) => void;
}

/** Which part of a video a shot shows: from its in to its out, in seconds of the file. */
export function SourcePartField({ footage, busy, onApply }: SourcePartFieldProps) {
  const { t } = useTranslation('board');
  const seconds = footage.facts.duration_s ?? 0;
  const [start, setStart] = useState(footage.source_in_s ?? 0);
  const [end, setEnd] = useState(footage.source_out_s ?? seconds);
  const [isFitted, setFitted] = useState(true);
  const isSame = start === (footage.source_in_s ?? 0) && end === (footage.source_out_s ?? seconds);
  const field = (label: string, value: number, onChange: (next: number) => void) => (
    <Field label={label}>
      <NumberField
        label={label}
        value={value}
        least={0}
        most={seconds}
        step={0.1}
        decimals={2}
        unit="second"
        onChange={onChange}
      />
    </Field>
  );
  return (
    <>
      {field(t('own.in'), start, setStart)}
      {field(t('own.out'), end, setEnd)}
      <Field label={t('own.fitted')}>
        <Switch label={t('own.fitted')} on={isFitted} onChange={setFitted} />
      </Field>
      <Button
        disabled={busy || isSame || end <= start}
        onClick={() => onApply({ in_s: start === 0 ? null : start, out_s: end, length: isFitted ? 'part' : 'kept' })}
      >
        {t('own.usePart')}
      </Button>
    </>
  );
}
