// Whoever wants to complete a form sees why it is not sent: the first field that the form refuses is
// brought into view, which can be far above the button.
const FRAMES = 3; // Until the form has drawn what is wrong.

function afterFrames(count, work) {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, work) : work()));
}

document.addEventListener(
  'click',
  ({target}) => {
    if (target.closest('.form-actions button, .modal-footer button')) {
      afterFrames(FRAMES, () =>
        document
          .querySelector('.fjs-form .fjs-form-field-error')
          ?.closest('.fjs-form-field')
          .scrollIntoView({block: 'center'}),
      );
    }
  },
  true,
);
