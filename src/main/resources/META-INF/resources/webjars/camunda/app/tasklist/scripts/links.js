// Tasklist has no words for a task that is over or somebody else's: the page at /tasks says where it
// stands. Only the task that the address named when it was opened is meant, as long as it is shown:
// nobody who works in the list is led away when one of its tasks ends.
const TASK = /\/engine\/[^/]+\/task\/([^/]+)$/;
const NOT_TO_BE_SEEN = [403, 404];

function linked() {
  const query = location.hash.substring(location.hash.indexOf('?') + 1);
  return new URLSearchParams(query).get('task');
}

const named = linked();
const open = XMLHttpRequest.prototype.open;

XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  const task = method === 'GET' && TASK.exec(new URL(address, document.baseURI).pathname);
  if (task) {
    this.addEventListener('load', () => {
      if (NOT_TO_BE_SEEN.includes(this.status) && task[1] === named && named === linked()) {
        location.replace('/tasks/' + task[1]);
      }
    });
  }
  return open.call(this, method, address, ...rest);
};
