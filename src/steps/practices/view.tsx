import { useState } from 'react';
import { type Practice, practices } from '../../core/doctor/practices.ts';
import { pages } from '../../i18n/links.ts';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Details } from './details.tsx';
import { Fix } from './fix.tsx';
import { PracticeList } from './list.tsx';
import { pageOf } from './logic.ts';
import type { PracticeScreenProps, PracticesProps, PracticesScreen } from './props.ts';
import { useCheck } from './use-check.ts';

/** Shows the practices of the guide with their status on this machine. */
export function Practices(props: PracticesProps) {
  const { services } = props;
  const check = useCheck(props);
  const opening = useTask<boolean>();
  const [{ screen, practice }, setPlace] = useState<{
    readonly screen: PracticesScreen;
    readonly practice: Practice;
  }>({ screen: 'list', practice: practices[0] });
  const page = pageOf[practice];
  const screenProps: PracticeScreenProps = {
    ...props,
    check,
    practice,
    opening,
    onOpen: () => {
      if (page === undefined) return;
      setPlace({ screen: 'details', practice });
      opening.run(() => services.browser.open(pages[page]));
    },
    onShow: (shown) => {
      opening.reset();
      setPlace({ screen: shown, practice });
    },
  };
  if (screen === 'details') return <Details {...screenProps} />;
  if (screen === 'fix') return <Fix {...screenProps} />;
  return (
    <PracticeList
      {...screenProps}
      onMark={(marked) => setPlace({ screen: 'list', practice: marked })}
      onContinue={() =>
        props.onAnswer({ checked: check.isChecked || (props.own?.checked ?? false) })
      }
    />
  );
}
