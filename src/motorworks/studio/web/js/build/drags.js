// What is taken along while dragging: a thing of the plant, something new, or an end of a connection.

let carried = null;

/** Let an element be dragged; `what` is {path}, {add: word} or {connect: path}. */
export function draggable(element, what) {
  element.draggable = true;
  element.addEventListener("dragstart", (event) => {
    carried = what;
    event.stopPropagation();
    event.dataTransfer.effectAllowed = "all";
    event.dataTransfer.setData("text/plain", JSON.stringify(what));
    element.classList.add("dragged");
  });
  element.addEventListener("dragend", () => {
    carried = null;
    element.classList.remove("dragged");
  });
  return element;
}

/** Let an element take what `takes` says yes to; `drop` gets it and the event. */
export function droppable(element, takes, drop) {
  const over = (event) => {
    if (!carried || !takes(carried)) return;
    event.preventDefault();
    event.stopPropagation();
    element.classList.add("over");
  };
  element.addEventListener("dragenter", over);
  element.addEventListener("dragover", over);
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    element.classList.remove("over");
    if (!carried || !takes(carried)) return;
    event.preventDefault();
    event.stopPropagation();
    drop(carried, event);
  });
  return element;
}
